import { route } from '@/lib/server/route';
import { raiseBudget } from '@/lib/signing/handlers';

export const POST = route(raiseBudget);
