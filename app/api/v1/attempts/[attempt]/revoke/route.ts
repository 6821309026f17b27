import { route } from '@/lib/server/route';
import { revokeAttempt } from '@/lib/work/handlers';

export const POST = route(revokeAttempt);
