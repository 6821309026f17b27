import { getArtifactContent } from '@/lib/artifacts/handlers';
import { route } from '@/lib/server/route';

export const GET = route(getArtifactContent);
