import { listLanes } from '@/lib/overview/handlers';
import { route } from '@/lib/server/route';

export const GET = route(listLanes);
