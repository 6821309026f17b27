import { route } from '@/lib/server/route';
import { addEvidence } from '@/lib/work/handlers';

export const POST = route(addEvidence);
