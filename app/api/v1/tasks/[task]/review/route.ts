import { reviewTask } from '@/lib/reviews/handlers';
import { route } from '@/lib/server/route';

export const POST = route(reviewTask);
