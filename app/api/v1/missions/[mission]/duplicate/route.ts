import { route } from '@/lib/server/route';
import { duplicateMission } from '@/lib/templates/handlers';

export const POST = route(duplicateMission);
