import { discardContract } from '@/lib/contracts/handlers';
import { route } from '@/lib/server/route';

export const POST = route(discardContract);
