import { updateMissionStatus } from '@/lib/lifecycle/handlers';
import { route } from '@/lib/server/route';

export const POST = route(updateMissionStatus);
