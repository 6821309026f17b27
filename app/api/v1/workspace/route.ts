import { route } from '@/lib/server/route';
import { getWorkspace, updateWorkspace } from '@/lib/workspaces/handlers';

export const GET = route(getWorkspace);
export const PATCH = route(updateWorkspace);
