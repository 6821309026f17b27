import { createTask, updateTasks } from '@/lib/plan-edits/handlers';
import { route } from '@/lib/server/route';
import { listTasksByMission } from '@/lib/tasks/handlers';

export const POST = route(createTask);
export const GET = route(listTasksByMission);
export const PATCH = route(updateTasks);
