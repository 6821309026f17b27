import { route } from '@/lib/server/route';
import { releaseTask } from '@/lib/work/handlers';

export const POST = route(releaseTask);
