import { DomainError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { problemResponse } from '@/lib/server/problem';

/** An address without an operation is a problem document too, not a page. */
function answer(): Response {
  const requestId = newId('request');
  const error = new DomainError('not_found', {
    detail: 'There is no operation at this address.',
    next: 'See /docs/api or /api/v1/openapi.json for what there is.',
  });
  return problemResponse(error, requestId, new Headers({ 'request-id': requestId, 'cache-control': 'no-store' }));
}

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
