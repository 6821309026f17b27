import { assignAttention } from '@/lib/attention/handlers';
import { route } from '@/lib/server/route';

export const POST = route(assignAttention);
