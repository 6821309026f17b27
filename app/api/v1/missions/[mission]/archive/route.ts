import { archiveMission } from '@/lib/missions/handlers';
import { route } from '@/lib/server/route';

export const POST = route(archiveMission);
