import { getAccount, updateAccount } from '@/lib/auth/handlers';
import { route } from '@/lib/server/route';

export const GET = route(getAccount);
export const PATCH = route(updateAccount);
