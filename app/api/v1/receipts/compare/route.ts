import { compareReceipts } from '@/lib/receipts/handlers';
import { route } from '@/lib/server/route';

export const GET = route(compareReceipts);
