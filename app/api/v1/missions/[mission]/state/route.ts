import { route } from '@/lib/server/route';
import { listState, recordState } from '@/lib/state/handlers';

export const GET = route(listState);
export const POST = route(recordState);
