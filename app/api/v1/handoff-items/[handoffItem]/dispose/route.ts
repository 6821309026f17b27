import { disposeHandoffItem } from '@/lib/handoffs/handlers';
import { route } from '@/lib/server/route';

export const POST = route(disposeHandoffItem);
