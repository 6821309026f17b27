import { createAgent, listAgents } from '@/lib/agents/handlers';
import { route } from '@/lib/server/route';

export const GET = route(listAgents);
export const POST = route(createAgent);
