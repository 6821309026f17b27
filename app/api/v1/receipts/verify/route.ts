import { verifyReceipt } from '@/lib/receipts/handlers';
import { route } from '@/lib/server/route';

export const POST = route(verifyReceipt);
