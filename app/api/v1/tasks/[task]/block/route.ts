import { route } from '@/lib/server/route';
import { blockTask } from '@/lib/work/handlers';

export const POST = route(blockTask);
