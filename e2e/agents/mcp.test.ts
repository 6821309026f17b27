import { resolve } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as OldStdioTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { encode } from 'gpt-tokenizer';
import { agentScopes } from '@/lib/core/principal';
import { getMission } from '@/lib/missions/operations';
import { getTask } from '@/lib/tasks/operations';
import { anAgent, aToken } from '../../test/factories';
import { serverUrl, sessionCookie } from '../client';
import { expect, test } from '../fixtures';
import { launchMission, must } from '../mission';
import { ask } from '../wire';

type Result = { isError?: boolean; structuredContent?: Record<string, unknown> };
/** What both generations of the official client can do. */
type AnyClient = {
  listTools: () => Promise<{ tools: { name: string }[] }>;
  callTool: (params: { name: string; arguments: Record<string, unknown> }) => Promise<unknown>;
  close: () => Promise<void>;
};

const endpoint = (profile?: string) => new URL(`/api/mcp${profile ? `?profile=${profile}` : ''}`, serverUrl());
const bearer = (token: string) => ({ requestInit: { headers: { authorization: `Bearer ${token}` } } });

async function modern(token: string, profile?: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(endpoint(profile), bearer(token)));
  return client;
}

async function old(token: string): Promise<AnyClient> {
  const client = new OldClient({ name: 'test', version: '1' });
  await client.connect(new OldTransport(endpoint(), bearer(token)));
  return client as AnyClient;
}

async function call(client: AnyClient, name: string, input: Record<string, unknown>): Promise<Result> {
  return (await client.callTool({ name, arguments: input })) as Result;
}

async function answer<T>(client: AnyClient, name: string, input: Record<string, unknown>): Promise<T> {
  const { isError, structuredContent } = await call(client, name, input);
  expect(isError, `${name}: ${JSON.stringify(structuredContent)}`).toBeFalsy();
  return structuredContent as T;
}

type Claim = { task: { id: string; key: string } | null; leaseToken: string; context: { task: { criteria: string } } };

/** A harness that knows nothing but the protocol: it works until there is nothing left. */
async function workAll(client: AnyClient, missionId: string): Promise<string[]> {
  const done: string[] = [];
  for (;;) {
    const { task, leaseToken, context } = await answer<Claim>(client, 'claim_task', { missionId });
    if (!task) return done;
    const held = { task: task.id, leaseToken };
    expect(context.task).toHaveProperty('criteria');
    await answer(client, 'heartbeat_task', held);
    await answer(client, 'report_progress', { ...held, percent: 50, note: 'half' });
    await answer(client, 'report_usage', { ...held, usage: [{ model: 'test-model', tokensIn: 10, tokensOut: 5 }] });
    await answer(client, 'add_evidence', { ...held, kind: 'observation', value: { text: 'It is there.' } });
    await answer(client, 'complete_task', { ...held, handoff: { summary: `${task.key} is done.` } });
    done.push(task.key);
  }
}

const plan = [
  { title: 'Read', ref: 'a' },
  { title: 'Write', ref: 'b', dependsOn: ['a'] },
  { title: 'Check', dependsOn: ['b'] },
];

/** The endpoint as a local program, which a client starts itself. */
const local = (token: string) => ({
  command: process.execPath,
  args: [resolve('generated/cli/mission-control.mjs'), 'mcp', '--server', serverUrl()],
  env: { MC_TOKEN: token },
});

async function modernLocal(token: string): Promise<AnyClient> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(new StdioClientTransport(local(token)));
  return client as unknown as AnyClient;
}

async function oldLocal(token: string): Promise<AnyClient> {
  const client = new OldClient({ name: 'test', version: '1' });
  await client.connect(new OldStdioTransport(local(token)));
  return client as AnyClient;
}

const generations: [string, (token: string) => Promise<AnyClient>][] = [
  ['2.4', async (token) => (await modern(token)) as unknown as AnyClient],
  ['1.32', old],
  ['2.4 over the local command', modernLocal],
  ['1.32 over the local command', oldLocal],
];

for (const [version, connect] of generations)
  test(`the official client ${version} finds, does and hands over every task of a mission`, async ({
    workspace,
    owner,
  }) => {
    const mission = await launchMission(owner, plan);
    const { token, id } = await anAgent(workspace);
    const client = await connect(token);
    expect(await workAll(client, mission.id)).toEqual(['T0', 'T1', 'T2']);
    await client.close();
    const told = await must<{ counts: { done: number } }>(getMission, { mission: mission.id }, owner);
    expect(told.counts.done).toBe(3);
    const last = await must<{ attempts: { worker: { id: string }; outcome: string }[] }>(
      getTask,
      { task: mission.tasks[2]?.id },
      owner,
    );
    expect(last.attempts).toMatchObject([{ worker: { id }, outcome: 'succeeded' }]);
  });

test('a person sees what the protocol sees: tools by scope and profile, within the tokens that they may cost', async ({
  workspace,
}) => {
  const everything = (await anAgent(workspace, { kind: 'orchestrator', scopes: [...agentScopes] })).token;
  const sizes: Record<string, number> = {};
  for (const [profile, limit] of [
    ['worker', 4_000],
    ['pilot', 12_000],
    ['full', 12_000],
    ['vantagepeers', 12_000],
  ] as const) {
    const client = await modern(everything, profile);
    const { tools } = await client.listTools();
    sizes[profile] = encode(JSON.stringify({ tools })).length;
    expect(sizes[profile], profile).toBeLessThanOrEqual(limit);
    await client.close();
  }
  console.log('tokens of tools/list:', JSON.stringify(sizes));

  const reader = await modern((await anAgent(workspace, { scopes: ['read'] })).token, 'full');
  const { tools } = await reader.listTools();
  expect(tools.filter(({ annotations }) => !annotations?.readOnlyHint).map(({ name }) => name)).toEqual([]);
  expect(tools.map(({ name }) => name)).toContain('get_mission');
  const refused = await call(reader as unknown as AnyClient, 'create_mission', { name: 'No' });
  expect(refused).toMatchObject({
    isError: true,
    structuredContent: { code: 'forbidden', next: expect.stringContaining('"plan"') },
  });
  await expect(reader.callTool({ name: 'issue_token', arguments: {} })).rejects.toThrow('There is no tool issue_token');
  await reader.close();
});

const neverOffered = [
  'sign_contract',
  'resolve_attention',
  'reopen_attention',
  'issue_token',
  'create_agent',
  'answer_question',
];

test('no token, not even of an owner, signs, resolves, mints or waives through this door', async ({
  workspace,
  owner,
}) => {
  const mission = await launchMission(owner, plan);
  const { token } = await aToken(workspace, { memberId: workspace.owner.principal.id }, [
    'read',
    'work',
    'plan',
    'review',
    'decide',
    'admin',
  ]);
  const client = await modern(token, 'full');
  const { tools } = await client.listTools();
  expect(tools.filter(({ name }) => neverOffered.includes(name))).toEqual([]);
  for (const name of neverOffered)
    await expect(client.callTool({ name, arguments: {} })).rejects.toThrow('There is no tool');
  const waive = { mission: mission.id, assertion: 'A1', verdict: 'waived', reason: 'Because.' };
  expect(await call(client as unknown as AnyClient, 'decide_assertion', waive)).toMatchObject({
    isError: true,
    structuredContent: { code: 'forbidden' },
  });
  await client.close();
});

test('a repeated write with its key has one effect, and a refusal says what to do next', async ({ workspace }) => {
  const { token } = await anAgent(workspace, { kind: 'orchestrator', scopes: ['read', 'plan'] });
  const client = (await modern(token)) as unknown as AnyClient;
  const wish = { name: 'Once', brief: 'Do it once.', idempotencyKey: crypto.randomUUID() };
  const first = await answer<{ id: string }>(client, 'create_mission', wish);
  expect(await answer<{ id: string }>(client, 'create_mission', wish)).toEqual(first);
  expect(await call(client, 'create_mission', { ...wish, name: 'Twice' })).toMatchObject({
    isError: true,
    structuredContent: { code: 'idempotency_mismatch' },
  });
  expect(await call(client, 'create_mission', { naem: 'Typo' })).toMatchObject({
    isError: true,
    structuredContent: {
      code: 'invalid_input',
      errors: expect.arrayContaining([expect.objectContaining({ path: 'name' })]),
    },
  });
  await client.close();
});

test('missions, contracts, tasks and receipts are read by address, and prompts are filled in', async ({
  workspace,
  owner,
}) => {
  const mission = await launchMission(owner, plan, {}, 'By address');
  const client = await modern((await anAgent(workspace)).token);
  const { resources } = await client.listResources();
  expect(resources).toContainEqual(expect.objectContaining({ uri: `mission://${mission.id}`, name: 'By address' }));
  for (const [scheme, id] of [
    ['mission', mission.id],
    ['contract', mission.id],
    ['receipt', mission.id],
    ['task', mission.tasks[0]?.id],
  ]) {
    const [content] = (await client.readResource({ uri: `${scheme}://${id}` })).contents;
    expect(JSON.parse((content as { text: string }).text), scheme).toBeInstanceOf(Object);
  }
  await expect(client.readResource({ uri: 'mission://mis_00000000000000000000000000' })).rejects.toThrow();
  const { messages } = await client.getPrompt({ name: 'work-next-task', arguments: { mission: mission.id } });
  expect(JSON.stringify(messages)).toContain(mission.id);
  await expect(client.getPrompt({ name: 'plan-mission' })).rejects.toThrow('needs "brief"');
  await client.close();
});

const listTools = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });

test('the door opens for tokens alone: no cookie, no other site, no other host, no batch', async ({ workspace }) => {
  const { token } = await anAgent(workspace);
  const cookie = await sessionCookie(workspace.owner.principal.userId);
  const knock = (headers: Record<string, string>, body = listTools) =>
    fetch(endpoint(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
      body,
    });
  const authorization = `Bearer ${token}`;
  expect((await knock({ authorization })).status).toBe(200);
  const anonymous = await knock({ cookie: `${cookie.name}=${cookie.value}` });
  expect(anonymous.status).toBe(401);
  const [, metadata = ''] = /resource_metadata="([^"]+)"/.exec(anonymous.headers.get('www-authenticate') ?? '') ?? [];
  expect(await (await fetch(metadata)).json()).toMatchObject({
    resource: endpoint().href,
    bearer_methods_supported: ['header'],
  });
  expect((await knock({ authorization: 'Bearer mca_wrong' })).status).toBe(401);
  expect((await knock({ authorization, origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await knock({ authorization, origin: 'null' })).status).toBe(403);
  const rebound = { authorization, host: 'elsewhere.example', 'content-type': 'application/json' };
  expect((await ask('POST', '/api/mcp', { headers: rebound, body: listTools })).status).toBe(403);
  expect((await knock({ authorization }, `[${listTools}]`)).status).toBe(400);
  expect(
    (await fetch(endpoint('everything'), { method: 'POST', headers: { authorization }, body: listTools })).status,
  ).toBe(422);
  expect((await fetch(endpoint(), { headers: { authorization } })).status).toBe(405);
});
