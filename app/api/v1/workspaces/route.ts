import { route } from '@/lib/server/route';
import { createWorkspace, listWorkspaces } from '@/lib/workspaces/handlers';

export const GET = route(listWorkspaces);
export const POST = route(createWorkspace);
