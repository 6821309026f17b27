import { route } from '@/lib/server/route';
import { claimTask } from '@/lib/work/handlers';

export const POST = route(claimTask);
