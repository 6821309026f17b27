import { createAccount } from '@/lib/members/handlers';
import { route } from '@/lib/server/route';

export const POST = route(createAccount);
