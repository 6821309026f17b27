import { agentScopes, type TokenScope } from '../lib/core/principal.ts';
import { mcpResponse } from '../lib/mcp/door.ts';
import type { BoundOperation } from '../lib/server/bind.ts';
import type { Tenant } from '../lib/server/tenant.ts';
import { aToken } from './factories.ts';

const everyScope: TokenScope[] = ['read', 'work', 'plan', 'review', 'decide', 'admin'];

type Answer = {
  result?: { isError?: boolean; structuredContent?: Record<string, unknown> };
  error?: { message: string };
};

/**
 * What comes of calling this operation as a tool of /api/mcp, with a token of the caller's scopes, of every scope for
 * whoever came without one: 'done', the code of the refusal, or 'no tool' where the door offers none, whatever the token.
 */
export async function codeByMcp(
  workspace: { id: string; owner: Tenant },
  { principal }: Tenant,
  { operation }: BoundOperation,
  input: object,
): Promise<string> {
  if (principal.kind === 'system') throw new Error('the system holds no token');
  const own = principal.via.door === 'token' ? principal.via.scopes : everyScope;
  const isAgent = principal.kind === 'agent';
  // The database keeps no token of an agent with a scope of people.
  const scopes = isAgent ? own.filter((scope) => agentScopes.some((held) => held === scope)) : own;
  const { token } = await aToken(workspace, isAgent ? { agentId: principal.id } : { memberId: principal.id }, scopes);
  const { result, error } = await callTool(token, operation.name, input);
  if (error) return error.message.startsWith('There is no tool') ? 'no tool' : error.message;
  return result?.isError ? String(result.structuredContent?.code) : 'done';
}

/** What /api/mcp answers this token: the result of the tool, or of a refusal its problem document. */
export async function toolAnswer(token: string, name: string, input: object): Promise<Record<string, unknown>> {
  const { result, error } = await callTool(token, name, input);
  if (!result) throw new Error(`${name}: ${error?.message}`);
  return result.structuredContent ?? {};
}

async function callTool(token: string, name: string, input: object): Promise<Answer> {
  const request = new Request('http://localhost/api/mcp?profile=full', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      host: 'localhost',
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'x-forwarded-for': '127.0.0.1',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: input } }),
  });
  const text = await (await mcpResponse(request)).text();
  return JSON.parse(/^data: ?(.*)$/m.exec(text)?.[1] ?? text) as Answer;
}
