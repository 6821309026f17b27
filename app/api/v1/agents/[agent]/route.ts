import { getAgent, updateAgent } from '@/lib/agents/handlers';
import { route } from '@/lib/server/route';

export const GET = route(getAgent);
export const PATCH = route(updateAgent);
