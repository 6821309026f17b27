import { queryTaskOutput } from '@/lib/outputs/handlers';
import { route } from '@/lib/server/route';

export const POST = route(queryTaskOutput);
