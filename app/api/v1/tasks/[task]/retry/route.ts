import { route } from '@/lib/server/route';
import { retryTask } from '@/lib/work/handlers';

export const POST = route(retryTask);
