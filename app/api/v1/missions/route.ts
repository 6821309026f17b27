import { createMission, listMissions } from '@/lib/missions/handlers';
import { route } from '@/lib/server/route';

export const POST = route(createMission);
export const GET = route(listMissions);
