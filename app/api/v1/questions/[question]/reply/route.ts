import { replyToQuestion } from '@/lib/questions/handlers';
import { route } from '@/lib/server/route';

export const POST = route(replyToQuestion);
