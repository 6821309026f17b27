import { getAttentionItem } from '@/lib/decisions/handlers';
import { route } from '@/lib/server/route';

export const GET = route(getAttentionItem);
