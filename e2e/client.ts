import { encode } from 'next-auth/jwt';
import { type Operation, pathParameters } from '@/lib/core/operation';
import { db } from '@/lib/server/db';
import { sessionCookieName, sessionMaxAgeSeconds, sessionSecret } from '@/lib/server/session';

/** Who sends: an agent or a script by token, a person by session, or nobody. */
export type Caller = { token: string } | { userId: string; workspace: string } | 'nobody';

export type Answer = {
  status: number;
  /** The JSON body; null where there is none. */
  body: { [key: string]: unknown } & { items?: unknown[] };
  text: string;
  headers: Headers;
};

export type Sending = {
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Another door to the same database: a replica, or a proxy in front. */
  url?: string;
};

/** Calls operations of the server under test as real HTTP requests, with whatever input, also a wrong one. */
export async function send(
  operation: Operation,
  input: Record<string, unknown>,
  caller: Caller,
  sending: Sending = {},
): Promise<Answer> {
  const rest = { ...input };
  let path = operation.path;
  for (const name of pathParameters(operation.path)) {
    path = path.replace(`{${name}}`, encodeURIComponent(String(rest[name] ?? '-')));
    delete rest[name];
  }
  const reads = operation.method === 'GET' || operation.method === 'DELETE';
  const headers = new Headers(await credentials(caller));
  if (!reads) headers.set('content-type', operation.bytes ? 'application/octet-stream' : 'application/json');
  if (operation.creates) headers.set('idempotency-key', crypto.randomUUID());
  for (const [name, value] of Object.entries(sending.headers ?? {})) headers.set(name, value);
  const { bytes, ...query } = rest;
  const body = operation.bytes ? (bytes as BodyInit) : reads ? null : JSON.stringify(rest);
  const response = await fetch(
    `${sending.url ?? serverUrl()}/api/v1${path}${reads || operation.bytes ? queryText(query) : ''}`,
    {
      method: operation.method,
      headers,
      body,
      signal: sending.signal ?? null,
    },
  );
  const text = await response.text();
  return { status: response.status, body: parse(text), text, headers: response.headers };
}

export function serverUrl(): string {
  const url = process.env.MC_TEST_URL;
  if (!url) throw new Error('no server: run through npm test or npx playwright test');
  return url;
}

/** The cookie of a person who has signed in, as a browser would send it. */
export async function sessionCookie(userId: string): Promise<{ name: string; value: string }> {
  const { sessionVersion } = await db().user.findUniqueOrThrow({ where: { id: userId } });
  const token = { sub: userId, sessionVersion };
  const value = await encode({ token, secret: sessionSecret(), maxAge: sessionMaxAgeSeconds });
  return { name: sessionCookieName(), value };
}

export async function credentials(caller: Caller): Promise<Record<string, string>> {
  if (caller === 'nobody') return {};
  if ('token' in caller) return { authorization: `Bearer ${caller.token}` };
  const { name, value } = await sessionCookie(caller.userId);
  return { cookie: `${name}=${value}`, 'mission-workspace': caller.workspace, origin: serverUrl() };
}

function queryText(values: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) query.append(name, String(one));
  return query.size > 0 ? `?${query}` : '';
}

function parse(text: string): Answer['body'] {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
