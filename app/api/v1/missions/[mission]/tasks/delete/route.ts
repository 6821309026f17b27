import { deleteTasks } from '@/lib/plan-edits/handlers';
import { route } from '@/lib/server/route';

export const POST = route(deleteTasks);
