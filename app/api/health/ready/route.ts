import { newId } from '@/lib/core/ids';
import { checkReady } from '@/lib/server/health';
import { problemResponse, toDomainError } from '@/lib/server/problem';

/** Ready: the database answers and has every migration of this program. */
export async function GET(): Promise<Response> {
  const requestId = newId('request');
  const headers = new Headers({ 'request-id': requestId, 'cache-control': 'no-store' });
  try {
    await checkReady();
    return Response.json({ status: 'ready' }, { headers });
  } catch (error) {
    return problemResponse(toDomainError(error, requestId), requestId, headers);
  }
}

export const dynamic = 'force-dynamic';
