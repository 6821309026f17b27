import 'server-only';
import { type ServerResponse, STATUS_CODES } from 'node:http';
import { DomainError, invalidInput } from '../core/errors';
import { newId } from '../core/ids';
import { env } from './env';
import { log } from './log';
import { problemText } from './problem';

/** On every answer; the content policy of pages, which needs a nonce, comes from proxy.ts. */
export function securityHeaders(): readonly (readonly [string, string])[] {
  return [
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    // One-time links carry a token in their address.
    ['referrer-policy', 'same-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ...(env().MC_URL.startsWith('https:') ? ([['strict-transport-security', 'max-age=31536000']] as const) : []),
  ];
}

/** Answers with a problem document in Next's place. */
export function refuse(response: ServerResponse, error: DomainError, allowed?: ReadonlySet<string>): false {
  const requestId = newId('request');
  log.info({ requestId, status: error.status }, 'refused at the edge');
  response.statusCode = error.status;
  response.setHeader('request-id', requestId).setHeader('cache-control', 'no-store');
  response.setHeader('content-type', 'application/problem+json');
  if (allowed) response.setHeader('allow', listed(allowed));
  response.end(problemText(error, requestId));
  return false;
}

/** The whole answer, head and body, to what could not be read as a request. */
export function refusalOf({ code }: NodeJS.ErrnoException): string {
  const error = { HPE_HEADER_OVERFLOW: headersTooLarge, ERR_HTTP_REQUEST_TIMEOUT: tooSlow }[code ?? ''] ?? noRequest;
  const requestId = newId('request');
  const text = problemText(error, requestId);
  log.info({ requestId, status: error.status, code }, 'refused at the edge');
  const head = [
    `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status]}`,
    ...securityHeaders().map(([name, value]) => `${name}: ${value}`),
    `request-id: ${requestId}`,
    'cache-control: no-store',
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(text)}`,
    'connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${text}`;
}

export const listed = (methods: ReadonlySet<string>) => [...methods].sort().join(', ');

export const notOffered = (method: string, methods: ReadonlySet<string>) =>
  new DomainError('method_not_allowed', {
    detail: `${method} is not offered at this address.`,
    next: `Use ${listed(methods)}; /docs/api says what each does.`,
  });

export const unreadable = () =>
  invalidInput(
    'address',
    'has an escape that is no UTF-8, U+0000, or a step upwards',
    'Encode each part of the path as UTF-8.',
  );

const headersTooLarge = new DomainError('headers_too_large', {
  detail: 'Address and headers are larger than 16 KiB together.',
  next: 'Send less: long values belong into the body.',
});
const tooSlow = new DomainError('request_timeout', {
  detail: 'The request did not arrive in time.',
  next: 'Send it again, over a faster connection or in smaller parts.',
});
export const noRequest = new DomainError('bad_request', {
  detail: 'What came is no HTTP request that this server can read.',
  next: 'Send HTTP/1.1 with valid headers and one length of the body.',
});
