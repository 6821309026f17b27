import { route } from '@/lib/server/route';
import { addTaskDependency, removeTaskDependency, setTaskDependencies } from '@/lib/tasks/handlers';

export const POST = route(addTaskDependency);
export const DELETE = route(removeTaskDependency);
export const PUT = route(setTaskDependencies);
