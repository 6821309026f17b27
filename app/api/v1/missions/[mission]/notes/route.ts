import { addNote } from '@/lib/mentions/handlers';
import { listNotes } from '@/lib/missions/handlers';
import { route } from '@/lib/server/route';

export const POST = route(addNote);
export const GET = route(listNotes);
