import { updateMissionProgress } from '@/lib/missions/handlers';
import { route } from '@/lib/server/route';

export const PUT = route(updateMissionProgress);
