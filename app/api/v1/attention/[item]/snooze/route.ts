import { snoozeAttention } from '@/lib/attention/handlers';
import { route } from '@/lib/server/route';

export const POST = route(snoozeAttention);
