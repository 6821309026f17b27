import { addArtifact } from '@/lib/artifacts/handlers';
import { route } from '@/lib/server/route';

export const POST = route(addArtifact);
