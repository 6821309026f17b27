import { listArtifacts } from '@/lib/artifacts/handlers';
import { route } from '@/lib/server/route';

export const GET = route(listArtifacts);
