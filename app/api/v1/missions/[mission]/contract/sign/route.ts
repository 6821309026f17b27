import { route } from '@/lib/server/route';
import { signContract } from '@/lib/signing/handlers';

export const POST = route(signContract);
