import { listQuestions } from '@/lib/questions/handlers';
import { route } from '@/lib/server/route';

export const GET = route(listQuestions);
