import { issueToken, listTokens } from '@/lib/agents/handlers';
import { route } from '@/lib/server/route';

export const GET = route(listTokens);
export const POST = route(issueToken);
