import { route } from '@/lib/server/route';
import { failTask } from '@/lib/work/handlers';

export const POST = route(failTask);
