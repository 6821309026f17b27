import { reportProgress } from '@/lib/attempts/handlers';
import { route } from '@/lib/server/route';

export const POST = route(reportProgress);
