import { route } from '@/lib/server/route';
import { escalateTask } from '@/lib/work/handlers';

export const POST = route(escalateTask);
