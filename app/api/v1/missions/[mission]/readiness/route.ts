import { getLaunchReadiness } from '@/lib/lifecycle/handlers';
import { route } from '@/lib/server/route';

export const GET = route(getLaunchReadiness);
