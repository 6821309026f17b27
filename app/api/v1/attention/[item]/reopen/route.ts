import { reopenAttention } from '@/lib/decisions/handlers';
import { route } from '@/lib/server/route';

export const POST = route(reopenAttention);
