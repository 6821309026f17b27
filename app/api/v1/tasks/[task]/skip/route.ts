import { route } from '@/lib/server/route';
import { skipTask } from '@/lib/work/handlers';

export const POST = route(skipTask);
