import { search } from '@/lib/search/handlers';
import { route } from '@/lib/server/route';

export const GET = route(search);
