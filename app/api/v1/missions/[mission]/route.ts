import { deleteMission, getMission, updateMission } from '@/lib/missions/handlers';
import { route } from '@/lib/server/route';

export const GET = route(getMission);
export const PATCH = route(updateMission);
export const DELETE = route(deleteMission);
