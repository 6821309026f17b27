import { decideAssertion } from '@/lib/assertions/handlers';
import { route } from '@/lib/server/route';

export const POST = route(decideAssertion);
