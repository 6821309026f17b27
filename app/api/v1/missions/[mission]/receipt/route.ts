import { getReceipt } from '@/lib/receipts/handlers';
import { route } from '@/lib/server/route';

export const GET = route(getReceipt);
