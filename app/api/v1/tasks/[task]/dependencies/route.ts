import { addTaskDependency, removeTaskDependency, setTaskDependencies } from '@/lib/plan-edits/handlers';
import { route } from '@/lib/server/route';

export const POST = route(addTaskDependency);
export const DELETE = route(removeTaskDependency);
export const PUT = route(setTaskDependencies);
