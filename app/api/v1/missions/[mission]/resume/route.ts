import { resumeMission } from '@/lib/missions/handlers';
import { route } from '@/lib/server/route';

export const POST = route(resumeMission);
