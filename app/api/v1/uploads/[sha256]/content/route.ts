import { putUpload } from '@/lib/blobs/handlers';
import { route } from '@/lib/server/route';

export const PUT = route(putUpload);
