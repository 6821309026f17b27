import { route } from '@/lib/server/route';
import { createTask, listTasksByMission, updateTasks } from '@/lib/tasks/handlers';

export const POST = route(createTask);
export const GET = route(listTasksByMission);
export const PATCH = route(updateTasks);
