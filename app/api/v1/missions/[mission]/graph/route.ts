import { route } from '@/lib/server/route';
import { getMissionGraph } from '@/lib/tasks/handlers';

export const GET = route(getMissionGraph);
