import { listActionRequests } from '@/lib/actions/handlers';
import { route } from '@/lib/server/route';

export const GET = route(listActionRequests);
