import { listEvidence } from '@/lib/evidence/handlers';
import { route } from '@/lib/server/route';

export const GET = route(listEvidence);
