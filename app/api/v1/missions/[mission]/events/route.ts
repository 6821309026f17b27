import { listMissionEvents } from '@/lib/events/handlers';
import { route } from '@/lib/server/route';

export const GET = route(listMissionEvents);
