import { getPulse } from '@/lib/overview/handlers';
import { route } from '@/lib/server/route';

export const GET = route(getPulse);
