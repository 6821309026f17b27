import { route } from '@/lib/server/route';
import { getMissionTemplate, updateMissionTemplate } from '@/lib/templates/handlers';

export const GET = route(getMissionTemplate);
export const PATCH = route(updateMissionTemplate);
