import { listSavedViews, saveView } from '@/lib/saved-views/handlers';
import { route } from '@/lib/server/route';

export const GET = route(listSavedViews);
export const POST = route(saveView);
