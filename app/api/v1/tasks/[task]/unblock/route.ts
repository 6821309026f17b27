import { route } from '@/lib/server/route';
import { unblockTask } from '@/lib/work/handlers';

export const POST = route(unblockTask);
