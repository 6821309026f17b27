import { route } from '@/lib/server/route';
import { cancelTask } from '@/lib/work/handlers';

export const POST = route(cancelTask);
