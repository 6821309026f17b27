import { rotateToken } from '@/lib/agents/handlers';
import { route } from '@/lib/server/route';

export const POST = route(rotateToken);
