import { listPlanEdits } from '@/lib/plan-edits/handlers';
import { route } from '@/lib/server/route';

export const GET = route(listPlanEdits);
