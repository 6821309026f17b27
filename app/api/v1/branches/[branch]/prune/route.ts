import { pruneBranch } from '@/lib/branches/handlers';
import { route } from '@/lib/server/route';

export const POST = route(pruneBranch);
