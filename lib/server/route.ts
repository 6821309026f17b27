import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { DomainError, forbidden } from '../core/errors';
import { newId } from '../core/ids';
import type { Operation } from '../core/operation';
import { mayCall } from '../core/principal';
import type { BoundOperation, Call } from './bind';
import { env } from './env';
import { type Credentials, openTenant, openUser, readCredentials } from './gate';
import { checkKey, once } from './idempotency';
import { log } from './log';
import { problemResponse, toDomainError } from './problem';
import { type LimitState, takeAddressPoint, takePrincipalPoint } from './rate-limit';
import { readInput } from './request-input';
import type { Tenant } from './tenant';
import { isStopping, nextWake } from './wake';

/** Bytes instead of JSON: an artifact's content, a receipt as HTML. Always as an attachment or sandboxed. */
export class FileAnswer {
  readonly bytes: Uint8Array | string;
  readonly headers: Record<string, string>;
  constructor(bytes: Uint8Array | string, headers: Record<string, string>) {
    this.bytes = bytes;
    this.headers = headers;
  }
}

type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };

/**
 * A route handler for a bound operation. The pipeline is always the same: request id → address limit (anonymous) →
 * authenticate → workspace scope → token limit → authorise → parse → idempotency → handler → present → one log line.
 */
export function route(bound: BoundOperation): (request: Request, context: RouteContext) => Promise<Response> {
  return async (request, context) => {
    const startedAt = performance.now();
    const requestId = newId('request');
    const headers = new Headers({ 'request-id': requestId, 'cache-control': 'no-store' });
    const seen: Seen = { who: 'anonymous' };
    let response: Response;
    try {
      const parameters = await context.params;
      response = await answer(bound, request, parameters, { requestId, signal: request.signal }, headers, seen);
    } catch (error) {
      response = problemResponse(toDomainError(error, requestId), requestId, headers);
    }
    const ms = Math.round((performance.now() - startedAt) * 10) / 10;
    log.info({ requestId, operation: bound.operation.name, status: response.status, ms, who: seen.who }, 'request');
    return response;
  };
}

type Seen = { who: string };

async function answer(
  bound: BoundOperation,
  request: Request,
  parameters: Record<string, string | string[] | undefined>,
  call: Call,
  headers: Headers,
  seen: Seen,
): Promise<Response> {
  const { operation } = bound;
  const credentials = await readCredentials(request.headers);
  const address = addressOf(request);
  await limitAnonymous(credentials, address, headers);
  if (credentials.session && operation.method !== 'GET') checkSameOrigin(request, operation);
  if (bound.runForAnyone) {
    const input = await readInput(operation, request, parameters);
    return present(operation, await bound.runForAnyone({ requestId: call.requestId, address }, input, call), headers);
  }
  if (bound.runForUser) {
    const person = await openUser(credentials, call.requestId);
    seen.who = person.userId;
    showLimit(headers, await takePrincipalPoint(person.userId));
    const input = await readInput(operation, request, parameters);
    return present(operation, await bound.runForUser(person, input, call), headers);
  }
  const slug = request.headers.get('mission-workspace');
  const open = () => chargeGuesses(credentials, address, () => openTenant(credentials, slug, call.requestId));
  const tenant = await open();
  seen.who = tenant.principal.id;
  showLimit(headers, await takeTenantPoint(tenant));
  authorise(tenant, operation);
  const input = await readInput(operation, request, parameters);
  const recheck = async () => authorise(await open(), operation);
  const key = keyOf(request, tenant, operation);
  const { answer: output, replayed } = await runKeyed(bound, tenant, input, { ...call, recheck }, key);
  if (replayed) headers.set('idempotent-replayed', 'true');
  return present(operation, output, headers);
}

const isAnonymous = ({ bearer, session }: Credentials) => bearer === null && session === null;

/** Whoever brings no credentials pays a point of its address. */
export async function limitAnonymous(credentials: Credentials, address: string, headers: Headers): Promise<void> {
  if (isAnonymous(credentials)) showLimit(headers, await takeAddressPoint(address));
}

/** A wrong token costs a point of its address, so that guessing is slow. */
export async function chargeGuesses<T>(credentials: Credentials, address: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    const isGuess = error instanceof DomainError && error.code === 'unauthenticated' && !isAnonymous(credentials);
    if (isGuess) await takeAddressPoint(address);
    throw error;
  }
}

/** Refuses what the declared access does not allow; the words say who could. */
export function authorise(tenant: Tenant, operation: Operation): void {
  if (mayCall(tenant.principal, operation.access)) return;
  if (operation.access.who !== 'workspace') return;
  const { roles, scope, agents } = operation.access;
  const who = tenant.principal.kind === 'agent' ? `an agent's token` : 'your role or token';
  throw forbidden(
    `${operation.title}: ${who} does not allow this.`,
    agents
      ? `Use a token with the scope "${scope}", or ask a member with the role ${roles.join(', ')}.`
      : `Ask a member with the role ${roles.join(', ')}${scope === 'decide' || scope === 'admin' ? `; a member's token needs the scope "${scope}"` : ''}.`,
  );
}

/** Many who wait are woken by every event of a busy workspace: each looks again at most five times a second. */
const restBetweenTriesMs = 200;
/** Whoever waits is asked again who it is, as a stream is. */
const recheckEveryMs = 5_000;

/** Runs the operation, at most once for its key, waiting for something worth having where the caller asked to. */
export async function runKeyed(
  bound: BoundOperation,
  tenant: Tenant,
  input: unknown,
  call: Call & { recheck: () => Promise<void> },
  key: string | null,
): Promise<{ answer: unknown; replayed: boolean }> {
  const { operation, runInWorkspace, waiting } = bound;
  if (!runInWorkspace) throw new Error(`${operation.name} is not bound to a workspace`);
  const deadlineMs = performance.now() + (waiting?.seconds(input) ?? 0) * 1000;
  const isDone = waiting?.isDone ?? (() => true);
  let checkedAtMs = performance.now();
  for (;;) {
    const woken =
      waiting && nextWake(tenant.workspaceId, Math.max(0, Math.min(1000, deadlineMs - performance.now())), call.signal);
    const triedAtMs = performance.now();
    const work = () => runInWorkspace(tenant, input, call);
    const outcome =
      key === null
        ? { answer: await work(), replayed: false }
        : await once(tenant, operation.name, key, input, work, isDone);
    const mayWait = performance.now() < deadlineMs && !call.signal.aborted && !isStopping();
    if (!woken || isDone(outcome.answer) || !mayWait) return outcome;
    await woken;
    if (performance.now() - checkedAtMs >= recheckEveryMs) {
      await call.recheck();
      checkedAtMs = performance.now();
    }
    const restMs = triedAtMs + restBetweenTriesMs - performance.now();
    if (restMs > 0) await pause(restMs);
  }
}

function keyOf(request: Request, tenant: Tenant, operation: Operation): string | null {
  if (operation.kind === 'read' || operation.ownKey) return null;
  const key = checkKey(request.headers.get('idempotency-key'), 'Idempotency-Key');
  if (key === null && operation.creates && tenant.principal.kind === 'agent')
    throw new DomainError('precondition_required', {
      detail: `${operation.title} creates something, and an agent's request may be repeated.`,
      next: 'Send an Idempotency-Key header, and the same one when you repeat the request.',
    });
  return key;
}

/** A write by cookie must come from our own pages: another site's form or script is refused. */
function checkSameOrigin(request: Request, operation: Operation): void {
  const site = request.headers.get('sec-fetch-site');
  const sameOrigin =
    site === null ? request.headers.get('origin') === new URL(env().MC_URL).origin : site === 'same-origin';
  if (!sameOrigin)
    throw forbidden('A write with a session must come from this site itself.', 'Use the page, or send a token.');
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  const wanted = operation.bytes ? 'application/octet-stream' : 'application/json';
  if (operation.method !== 'DELETE' && type !== wanted)
    throw new DomainError('unsupported_media_type', {
      detail: `A write with a session is sent as ${wanted}.`,
      next: `Send it with Content-Type: ${wanted}.`,
    });
}

/** Each token has its own points, whoever holds it. */
export function takeTenantPoint({ principal }: Tenant): Promise<LimitState> {
  const { via, id } = principal;
  return via.door === 'token' ? takePrincipalPoint(via.tokenId, via.requestsPerMinute) : takePrincipalPoint(id);
}

/** One address, which the edge has put there. */
export const addressOf = (request: Request): string => request.headers.get('x-forwarded-for') ?? 'unknown';

export function showLimit(headers: Headers, state: LimitState): void {
  headers.set('ratelimit-limit', String(state.limit));
  headers.set('ratelimit-remaining', String(state.remaining));
  headers.set('ratelimit-reset', String(state.resetSeconds));
}

function present(operation: Operation, output: unknown, headers: Headers): Response {
  if (output instanceof FileAnswer) {
    for (const [name, value] of Object.entries(output.headers)) headers.set(name, value);
    headers.set('x-content-type-options', 'nosniff');
    headers.set('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'");
    return new Response(typeof output.bytes === 'string' ? output.bytes : new Uint8Array(output.bytes), {
      status: 200,
      headers,
    });
  }
  if (operation.status === 204) return new Response(null, { status: 204, headers });
  const body = declaredAnswer(operation, output);
  const version = (body as { version?: unknown } | null)?.version;
  if (typeof version === 'number') headers.set('etag', `"${version}"`);
  headers.set('content-type', 'application/json');
  const status = operation.changedNothing?.(body) ? 200 : (operation.status ?? 200);
  return new Response(JSON.stringify(body), { status, headers });
}

/**
 * The answer, held against its declaration in tests; in production the presenters are trusted. One that breaks it is our
 * failure, and never its caller's.
 */
export function declaredAnswer(operation: Operation, output: unknown): unknown {
  if (!process.env.MC_CHECK_ANSWERS) return output;
  const { data, error } = operation.output.safeParse(output);
  if (error) throw new Error(`${operation.name} answers what it does not declare: ${error.message}`);
  return data;
}
