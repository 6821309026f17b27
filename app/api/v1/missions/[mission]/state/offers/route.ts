import { route } from '@/lib/server/route';
import { listOfferedLearnings } from '@/lib/state/handlers';

export const GET = route(listOfferedLearnings);
