import { deleteSavedView, updateSavedView } from '@/lib/saved-views/handlers';
import { route } from '@/lib/server/route';

export const PATCH = route(updateSavedView);
export const DELETE = route(deleteSavedView);
