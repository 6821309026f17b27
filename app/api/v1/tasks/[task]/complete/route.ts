import { route } from '@/lib/server/route';
import { completeTask } from '@/lib/work/handlers';

export const POST = route(completeTask);
