import { createFirstOwner, getSetupState } from '@/lib/auth/handlers';
import { route } from '@/lib/server/route';

export const GET = route(getSetupState);
export const POST = route(createFirstOwner);
