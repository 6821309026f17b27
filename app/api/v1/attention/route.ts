import { listAttention } from '@/lib/decisions/handlers';
import { route } from '@/lib/server/route';

export const GET = route(listAttention);
