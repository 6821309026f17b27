import { listMilestones } from '@/lib/milestones/handlers';
import { createMilestone } from '@/lib/plan-edits/handlers';
import { route } from '@/lib/server/route';

export const POST = route(createMilestone);
export const GET = route(listMilestones);
