import { route } from '@/lib/server/route';
import { listMyWork } from '@/lib/work/handlers';

export const GET = route(listMyWork);
