import { deleteTask, updateTask } from '@/lib/plan-edits/handlers';
import { route } from '@/lib/server/route';
import { getTask } from '@/lib/tasks/handlers';

export const GET = route(getTask);
export const PATCH = route(updateTask);
export const DELETE = route(deleteTask);
