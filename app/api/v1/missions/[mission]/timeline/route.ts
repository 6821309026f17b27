import { getMissionTimeline } from '@/lib/attempts/handlers';
import { route } from '@/lib/server/route';

export const GET = route(getMissionTimeline);
