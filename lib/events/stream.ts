import 'server-only';
import { invalidInput } from '../core/errors';
import { newId } from '../core/ids';
import { type Credentials, openTenant, readCredentials } from '../server/gate';
import { log } from '../server/log';
import { problemResponse, toDomainError } from '../server/problem';
import { takePrincipalPoint } from '../server/rate-limit';
import { addressOf, authorise, chargeGuesses, limitAnonymous, showLimit } from '../server/route';
import type { Tenant } from '../server/tenant';
import { framesFor } from './audience';
import { parseCursor, type Subscription, subscribe } from './feed';
import { streamEvents } from './operations';
import type { EventRow } from './presenter';

/** Proxies drop silent connections after half a minute or more. */
const commentEveryMs = 15_000;
/** A session or token that ended closes its streams within this time. */
const recheckEveryMs = 5_000;
const reconnectAfterMs = 1_000;
const maxWorkspaces = 20;
/** Frames that wait for a slow reader; past them it is cut off and resumes from the last one that it read. */
const maxWaiting = 1_000;

const held = globalThis as { missionControlStreams?: Set<() => void> };
held.missionControlStreams ??= new Set();
const openStreams = held.missionControlStreams;

/** Ends every open stream; clients come back to another process by themselves. For an orderly stop. */
export function closeStreams(): void {
  for (const close of [...openStreams]) close();
}

/** GET /api/v1/events: text/event-stream with ids, resumed by Last-Event-ID without gap or duplicate. */
export async function streamResponse(request: Request): Promise<Response> {
  const requestId = newId('request');
  const headers = new Headers({ 'request-id': requestId, 'cache-control': 'no-store' });
  try {
    const slugs = [...new Set(new URL(request.url).searchParams.getAll('workspace'))];
    if (slugs.length === 0 || slugs.length > maxWorkspaces)
      throw invalidInput('workspace', `name 1 to ${maxWorkspaces} workspaces by slug`, 'Send ?workspace=<slug>.');
    const credentials = await readCredentials(request.headers);
    const address = addressOf(request);
    await limitAnonymous(credentials, address, headers);
    const open = () => authoriseAll(credentials, slugs, requestId);
    const tenants = await chargeGuesses(credentials, address, open);
    refuseUnknown(new URL(request.url).searchParams);
    const who = tenants.map(({ principal }) => principal.id).join();
    showLimit(headers, await takePrincipalPoint(`stream:${who}`));
    headers.set('content-type', 'text/event-stream; charset=utf-8');
    // Compressed, it would be held back until a block is full: a browser would hear of nothing for minutes.
    headers.set('cache-control', 'no-store, no-transform');
    headers.set('x-accel-buffering', 'no');
    if (request.method === 'HEAD') return new Response(null, { headers });
    log.info({ requestId, operation: streamEvents.name, status: 200, who }, 'stream opened');
    return new Response(openBody(tenants, request, open), { headers });
  } catch (error) {
    const refused = toDomainError(error, requestId);
    log.info({ requestId, operation: streamEvents.name, status: refused.status }, 'stream refused');
    return problemResponse(refused, requestId, headers);
  }
}

function refuseUnknown(parameters: URLSearchParams): void {
  const unknown = [...parameters.keys()].find((name) => name !== 'workspace' && name !== 'after');
  if (unknown !== undefined) throw invalidInput(unknown, 'is no parameter of the stream', 'Leave it out.');
}

async function authoriseAll(credentials: Credentials, slugs: readonly string[], requestId: string): Promise<Tenant[]> {
  const tenants = await Promise.all(slugs.map((slug) => openTenant(credentials, slug, requestId)));
  for (const tenant of tenants) authorise(tenant, streamEvents);
  return tenants;
}

function openBody(
  tenants: readonly Tenant[],
  request: Request,
  recheck: () => Promise<readonly Tenant[]>,
): ReadableStream<Uint8Array> {
  const workspaceIds = tenants.map(({ workspaceId }) => workspaceId);
  let audience = tenants;
  const encoder = new TextEncoder();
  const asked = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after');
  const after = asked ? parseCursor(asked) : null;
  let stop = () => {};
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      let subscription: Subscription | undefined;
      let ended = false;
      const send = (text: string) => {
        if (ended || text === '') return;
        if ((controller.desiredSize ?? 0) < -maxWaiting) stop();
        else controller.enqueue(encoder.encode(text));
      };
      const tell = (events: readonly EventRow[]) => send(framesFor(audience, events));
      const keep = (now: readonly Tenant[]) => {
        audience = now;
      };
      const timers = [
        setInterval(() => send(': still here\n\n'), commentEveryMs),
        setInterval(() => void recheck().then(keep, () => stop()), recheckEveryMs),
      ];
      // Set before the first wait: the client may leave while the cursor is still being read.
      stop = () => {
        if (ended) return;
        ended = true;
        for (const timer of timers) clearInterval(timer);
        subscription?.stop();
        openStreams.delete(close);
        try {
          controller.close();
        } catch {
          // the client closed it first
        }
      };
      const close = () => stop();
      openStreams.add(close);
      request.signal.addEventListener('abort', close, { once: true });
      subscription = await subscribe(workspaceIds, after, tell).catch((error: unknown) => {
        stop();
        throw error;
      });
      if (ended) return subscription.stop();
      send(`retry: ${reconnectAfterMs}\n\n`);
      const { missed, cursor } = subscription;
      const mark = missed === 'reset' || (asked !== null && !after) ? 'reset' : 'ready';
      if (mark === 'ready' && missed.length > 0) tell(missed as EventRow[]);
      else send(`event: ${mark}\nid: ${cursor}\ndata: {}\n\n`);
    },
    cancel: () => stop(),
  });
}
