import { route } from '@/lib/server/route';
import { instantiateTemplate } from '@/lib/templates/handlers';

export const POST = route(instantiateTemplate);
