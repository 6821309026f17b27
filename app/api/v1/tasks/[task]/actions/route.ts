import { requestAction } from '@/lib/actions/handlers';
import { route } from '@/lib/server/route';

export const POST = route(requestAction);
