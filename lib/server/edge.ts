import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isPlainText } from '../core/text';
import { noRequest, refusalOf, refuse, securityHeaders, unreadable } from './edge-answers';

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
export function openEdge(close: () => void): void {
  (globalThis as EdgeHolder).missionControlEdge?.({ admits: admission(), refusalOf, close });
}

/** The public origin is MC_URL's; what a request claims of it is not read by anybody. */
const claims = ['forwarded', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto'];
/** Next fails on a file where one of them does not hold; they are of use to nobody here. */
const conditions = ['if-match', 'if-unmodified-since', 'range'];

/** A page that nobody has: its answer is the product's own 404. */
const nowhere = '/nothing/here';

function admission(): Edge['admits'] {
  const headersOfAll = securityHeaders();
  return (request, response) => {
    for (const [name, value] of headersOfAll) response.setHeader(name, value);
    const { headers } = request;
    for (const name of claims) delete headers[name];
    request.url = (request.url ?? '').replace(/^https?:\/\/[^/?#]*(?=\/)/i, '');
    const path = request.url.split('?', 1)[0] ?? '';
    const isApi = path.startsWith('/api/');
    if (!isApi) for (const name of conditions) delete headers[name];
    if (headers.host === undefined && request.httpVersion === '1.1') return refuse(response, noRequest);
    const canRead = isReadable(path);
    if (!canRead && isApi) return refuse(response, unreadable());
    if (!canRead) request.url = nowhere;
    return true;
  };
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
