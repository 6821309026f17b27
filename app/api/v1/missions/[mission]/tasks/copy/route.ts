import { route } from '@/lib/server/route';
import { copyTasks } from '@/lib/tasks/handlers';

export const GET = route(copyTasks);
