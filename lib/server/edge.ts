import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientAddress } from '../core/client-address';
import type { Operation } from '../core/operation';
import { isPlainText } from '../core/text';
import { listed, noRequest, notOffered, refusalOf, refuse, securityHeaders, unreadable } from './edge-answers';
import { env } from './env';
import { log } from './log';
import { methodTable, type Offer } from './methods';

/** What the HTTP server (scripts/http.ts) asks of the program. */
export type Edge = {
  /** Whether Next may answer; where it may not, the request has been answered here. */
  admits: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** The whole answer, head and body, to what could not be read as a request. */
  refusalOf: (error: NodeJS.ErrnoException) => string;
  /** Ends what would not end by itself. */
  close: () => void;
};

/** Where the server waits for it; nobody does in a build or a test. */
export type EdgeHolder = { missionControlEdge?: (edge: Edge) => void };

/** Hands the server its edge, once the program is ready for requests. */
export function openEdge(operations: readonly Operation[], close: () => void): void {
  (globalThis as EdgeHolder).missionControlEdge?.({ admits: admission(operations), refusalOf, close });
}

const besides: readonly Offer[] = [
  { method: 'GET', path: '/api/health' },
  { method: 'GET', path: '/api/health/ready' },
  { method: 'GET', path: '/api/v1/openapi.json' },
  { method: 'POST', path: '/api/mcp' },
];

const pageMethods: ReadonlySet<string> = new Set(['GET', 'HEAD']);
/** Of addresses that are not in the table: their route says that there is nothing, or is next-auth's. */
const routeMethods: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);

/** The public origin is MC_URL's; what a request claims of it is not read by anybody. */
const claims = ['forwarded', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto'];
/** Next fails on a file where one of them does not hold; they are of use to nobody here. */
const conditions = ['if-match', 'if-unmodified-since', 'range'];

/** Next's own address of the page that says so; any other would be taken for one of a workspace. */
const nowhere = '/_not-found';

function admission(operations: readonly Operation[]): Edge['admits'] {
  const { MC_TRUSTED_PROXIES: proxies } = env();
  const offered = operations.map(({ method, path }) => ({ method, path: `/api/v1${path}` }));
  // A development server learns new routes while it runs, and this table would not.
  const methodsAt = methodTable(process.env.NODE_ENV === 'development' ? [] : [...offered, ...besides]);
  const headersOfAll = securityHeaders();
  return (request, response) => {
    for (const [name, value] of headersOfAll) response.setHeader(name, value);
    const { headers, method = '' } = request;
    headers['x-forwarded-for'] = clientAddress(request.socket.remoteAddress, forwardedFor(request), proxies);
    for (const name of claims) delete headers[name];
    request.url = (request.url ?? '').replace(/^https?:\/\/[^/?#]*(?=\/)/i, '');
    const path = request.url.split('?', 1)[0] ?? '';
    const isApi = path.startsWith('/api/');
    if (!isApi) for (const name of conditions) delete headers[name];
    if (headers.host === undefined && request.httpVersion === '1.1') return refuse(response, noRequest);
    const canRead = isReadable(path);
    if (!canRead && isApi) return refuse(response, unreadable());
    if (!canRead) request.url = nowhere;
    const methods = isApi ? (methodsAt(path) ?? routeMethods) : pageMethods;
    if (!methods.has(method)) return refuse(response, notOffered(method, methods), methods);
    if (method !== 'OPTIONS' || methods === routeMethods) return true;
    response.writeHead(204, { allow: listed(methods) }).end();
    return false;
  };
}

let hasWarned = false;

function forwardedFor({ headers, socket }: IncomingMessage): string {
  const given = headers['x-forwarded-for'];
  if (given !== undefined && !hasWarned && env().MC_TRUSTED_PROXIES.length === 0) {
    hasWarned = true;
    log.warn({ peer: socket.remoteAddress }, 'X-Forwarded-For is not believed: MC_TRUSTED_PROXIES names no proxy');
  }
  return String(given ?? '');
}

/** Whether every escape in the path is UTF-8, none hides U+0000, and no step leads upwards: it means what it says. */
function isReadable(path: string): boolean {
  if (!path.startsWith('/')) return false;
  if (!path.includes('%') && !path.includes('/.')) return true;
  try {
    const plain = decodeURIComponent(path);
    return isPlainText(plain) && !/[/\\]\.\.?(?:[/\\]|$)/.test(plain);
  } catch {
    return false;
  }
}
