import { route } from '@/lib/server/route';
import { createMissionTemplate, listTemplates } from '@/lib/templates/handlers';

export const GET = route(listTemplates);
export const POST = route(createMissionTemplate);
