import { nudgeAttempt } from '@/lib/attempts/handlers';
import { route } from '@/lib/server/route';

export const POST = route(nudgeAttempt);
