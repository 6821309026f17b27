import { deleteMilestone, updateMilestone } from '@/lib/plan-edits/handlers';
import { route } from '@/lib/server/route';

export const PATCH = route(updateMilestone);
export const DELETE = route(deleteMilestone);
