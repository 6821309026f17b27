import { route } from '@/lib/server/route';
import { deleteTask, getTask, updateTask } from '@/lib/tasks/handlers';

export const GET = route(getTask);
export const PATCH = route(updateTask);
export const DELETE = route(deleteTask);
