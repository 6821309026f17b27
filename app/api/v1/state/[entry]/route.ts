import { route } from '@/lib/server/route';
import { updateState } from '@/lib/state/handlers';

export const PATCH = route(updateState);
