import { createBranch, listBranches } from '@/lib/branches/handlers';
import { route } from '@/lib/server/route';

export const POST = route(createBranch);
export const GET = route(listBranches);
