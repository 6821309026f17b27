import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  createMcpHandler,
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  type McpServer,
  originValidationResponse,
  type Server,
} from '@modelcontextprotocol/server';
import { DomainError, invalidInput } from '../core/errors';
import { newId } from '../core/ids';
import { readBody } from '../server/body';
import { env } from '../server/env';
import { openTenant, readCredentials } from '../server/gate';
import { log } from '../server/log';
import { problemResponse, toDomainError } from '../server/problem';
import { maxJsonBytes } from '../server/request-input';
import { addressOf, chargeGuesses, limitAnonymous, showLimit, takeTenantPoint } from '../server/route';
import type { Caller } from './call';
import { profileFor, profileNames } from './profiles';
import { mcpServer } from './server';

type Visit = { caller: Caller; profile: Profile };
type Profile = (typeof profiles)[number];

const profiles = [...profileNames, 'vantagepeers'] as const;

/**
 * POST /api/mcp: Streamable HTTP of the Model Context Protocol, revision 2026-07-28 and those before it. Which tools are
 * listed says `?profile=`; a token is required, and cookies are not read. `serverFor` makes the server of one request.
 */
export function mcpDoor(
  serverFor: (caller: Caller, profile: Profile) => Server | McpServer,
): (request: Request) => Promise<Response> {
  const visits = new AsyncLocalStorage<Visit>();
  const handler = createMcpHandler(
    () => {
      const visit = visits.getStore();
      if (!visit) throw new Error('a request came to the MCP handler without passing the door');
      return serverFor(visit.caller, visit.profile);
    },
    { onerror: (error) => log.info({ failure: error.name, words: error.message }, 'mcp') },
  );
  return async (request) => {
    const requestId = newId('request');
    const headers = new Headers({ 'request-id': requestId, 'cache-control': 'no-store' });
    try {
      const names = [new URL(env().MC_URL).hostname, ...localhostAllowedHostnames()];
      const foreign = hostHeaderValidationResponse(request, names) ?? originValidationResponse(request, names);
      if (foreign) return foreign;
      const caller = await readCaller(request, requestId, headers);
      const profile = readProfile(request, caller);
      const body = await readBody(request, maxJsonBytes);
      refuseBatch(body);
      const inner = new Request(request.url, {
        method: 'POST',
        headers: request.headers,
        body,
        signal: request.signal,
      });
      const response = await visits.run({ caller, profile }, () => handler.fetch(inner));
      for (const [name, value] of headers) response.headers.set(name, value);
      return response;
    } catch (error) {
      return refuse(toDomainError(error, requestId), requestId, headers);
    }
  };
}

export const mcpResponse = mcpDoor(mcpServer);

function refuse(error: DomainError, requestId: string, headers: Headers): Response {
  log.info({ requestId, door: 'mcp', status: error.status }, 'refused');
  const response = problemResponse(error, requestId, headers);
  if (error.status === 401) response.headers.set('www-authenticate', challenge());
  return response;
}

async function readCaller(request: Request, requestId: string, headers: Headers): Promise<Caller> {
  const { bearer } = await readCredentials(request.headers);
  const credentials = { bearer, session: null };
  const address = addressOf(request);
  await limitAnonymous(credentials, address, headers);
  const open = () => chargeGuesses(credentials, address, () => openTenant(credentials, null, requestId));
  const tenant = await open();
  showLimit(headers, await takeTenantPoint(tenant));
  return { tenant, recheck: open };
}

function readProfile(request: Request, { tenant }: Caller): Profile {
  const asked = new URL(request.url).searchParams.get('profile');
  if (asked === null) return profileFor(tenant.principal);
  const profile = profiles.find((name) => name === asked);
  if (!profile) throw invalidInput('profile', `must be one of ${profiles.join(', ')}`, 'Correct the address.');
  return profile;
}

/** One request, one call, one point of the limit: batches are gone from the protocol, and were in one revision only. */
function refuseBatch(body: Uint8Array): void {
  if (/^\s*\[/.test(Buffer.from(body.subarray(0, 100)).toString()))
    throw new DomainError('bad_request', {
      detail: 'A batch of messages is not taken.',
      next: 'Send each message in a request of its own.',
    });
}

const metadataPath = '/.well-known/oauth-protected-resource/api/mcp';

const challenge = (): string =>
  `Bearer realm="mission-control", resource_metadata="${new URL(metadataPath, env().MC_URL)}"`;

/** GET of RFC 9728: where tokens are sent, and where a person mints one. No authorization server hands them out. */
export function resourceMetadata(): Response {
  const { MC_URL } = env();
  return Response.json({
    resource: new URL('/api/mcp', MC_URL).href,
    resource_name: 'Mission Control',
    resource_documentation: new URL('/docs/api', MC_URL).href,
    bearer_methods_supported: ['header'],
    authorization_servers: [],
  });
}
