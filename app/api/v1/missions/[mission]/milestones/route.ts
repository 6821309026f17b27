import { createMilestone, listMilestones } from '@/lib/milestones/handlers';
import { route } from '@/lib/server/route';

export const POST = route(createMilestone);
export const GET = route(listMilestones);
