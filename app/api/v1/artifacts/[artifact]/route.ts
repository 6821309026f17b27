import { getArtifact } from '@/lib/artifacts/handlers';
import { route } from '@/lib/server/route';

export const GET = route(getArtifact);
