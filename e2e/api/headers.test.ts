import { updateAgent } from '@/lib/agents/operations';
import { getContract, raiseBudget, signContract } from '@/lib/contracts/operations';
import type { Operation } from '@/lib/core/operation';
import { resolveAttention } from '@/lib/decisions/operations';
import { streamEvents } from '@/lib/events/operations';
import { getMe } from '@/lib/members/operations';
import { getMission, listMissions, updateMission } from '@/lib/missions/operations';
import { getReceiptKey } from '@/lib/receipts/operations';
import { updateTask } from '@/lib/tasks/operations';
import { updateWorkspace } from '@/lib/workspaces/operations';
import { anAgent } from '../../test/factories';
import { someTerms } from '../../test/factories-governance';
import { send, serverUrl } from '../client';
import { expect, test } from '../fixtures';
import { startReplica } from '../replica';
import { aPlan, aRun, aTaskInReview, aWorld, openItem, type World } from '../world';

test('every answer names its request, is not stored by caches, and says how much of the limit is left', async () => {
  const world = await aWorld();
  for (const answer of [await send(getMe, {}, world.owner), await send(getMe, {}, world.worker)]) {
    expect(answer.headers.get('request-id')).toMatch(/^req_[0-9a-z]{26}$/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('ratelimit-limit')).toBe('1000000');
    expect(Number(answer.headers.get('ratelimit-remaining'))).toBeLessThan(1_000_000);
    expect(Number(answer.headers.get('ratelimit-reset'))).toBeLessThanOrEqual(60);
  }
});

test('a problem is a document of its own type with code, title, next step and the id of the request', async () => {
  const world = await aWorld();
  const answer = await send(getMission, { mission: 'mis_00000000000000000000000000' }, world.owner);

  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.body).toEqual({
    type: '/docs/api#error-not_found',
    title: 'Not found',
    status: 404,
    detail: 'There is no such mission in this workspace.',
    code: 'not_found',
    requestId: answer.headers.get('request-id'),
    next: expect.any(String),
  });
});

test('whoever is not signed in is told how to authenticate', async () => {
  const answer = await send(getMe, {}, 'nobody');
  expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="mission-control"']);
});

type Edit = (world: World) => Promise<{ operation: Operation; input: Record<string, unknown> }>;

const edits: Record<string, Edit> = {
  update_mission: async (world) => ({ operation: updateMission, input: { mission: await aPlan(world), name: 'New' } }),
  update_task: async (world) => ({ operation: updateTask, input: { task: (await aRun(world)).other, title: 'New' } }),
  update_workspace: async () => ({ operation: updateWorkspace, input: { name: 'New' } }),
  update_agent: async (world) => ({
    operation: updateAgent,
    input: { agent: (await anAgent(world.workspace)).id, concurrencyLimit: 7 },
  }),
};

for (const [name, arrange] of Object.entries(edits)) {
  test(`${name} with a stale If-Match is refused with the current version, and with the current one succeeds`, async () => {
    const world = await aWorld();
    const { operation, input } = await arrange(world);
    const first = await send(operation, input, world.owner, { headers: { 'if-match': '"1"' } });
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"2"']);

    const stale = await send(operation, input, world.owner, { headers: { 'if-match': '"1"' } });
    expect([stale.status, stale.body.code, stale.body.currentVersion]).toEqual([412, 'version_mismatch', 2]);
    const inBody = await send(operation, { ...input, expectedVersion: 1 }, world.owner);
    expect([inBody.status, inBody.body.code]).toEqual([412, 'version_mismatch']);
    const nonsense = await send(operation, input, world.owner, { headers: { 'if-match': 'yes' } });
    expect([nonsense.status, nonsense.body.code]).toEqual([422, 'invalid_input']);
    const current = await send(operation, input, world.owner, { headers: { 'if-match': 'W/"2"' } });
    expect(current.status).toBe(200);
  });
}

test('of twenty edits from the same version exactly one succeeds', async () => {
  const world = await aWorld();
  const mission = await aPlan(world);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, turn) =>
      send(updateMission, { mission, name: `Edit ${turn}`, expectedVersion: 1 }, world.owner),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
});

test('a decision without the version that was read is 428, and a stale one changes nothing', async () => {
  const world = await aWorld();
  const { mission } = await aTaskInReview(world);
  const { id: item, version } = await openItem(mission, 'task_review');
  const unread = await send(resolveAttention, { items: [{ item, outcome: 'accept' }] }, world.owner);
  expect([unread.status, unread.body.code]).toEqual([428, 'precondition_required']);

  const items = [{ item, outcome: 'accept', expectedVersion: version + 1 }];
  const stale = await send(resolveAttention, { items }, world.owner);
  expect(stale.body.results).toEqual([
    expect.objectContaining({ ok: false, error: expect.objectContaining({ code: 'version_mismatch' }) }),
  ]);
  expect((await openItem(mission, 'task_review')).version).toBe(version);
});

test('a contract is signed, and a budget raised, only from the version that was read', async () => {
  const world = await aWorld();
  const mission = await aPlan(world, someTerms);
  expect((await send(signContract, { mission }, world.owner)).status).toBe(428);
  const stale = { mission, expectedVersion: 1, expectedRevision: 99 };
  expect((await send(signContract, stale, world.owner)).status).toBe(412);
  const { draft } = (await send(getContract, { mission }, world.owner)).body as { draft: Record<string, number> };
  const read = { mission, expectedVersion: draft.version, expectedRevision: draft.revision };
  expect((await send(signContract, read, world.owner)).status).toBe(200);
  expect((await send(raiseBudget, { mission, money: '900.00' }, world.owner)).status).toBe(428);
  expect((await send(raiseBudget, { mission, money: '900.00', expectedVersion: 9 }, world.owner)).status).toBe(412);
});

test('beyond its limit a token is told how long to wait, while others go on', async () => {
  const world = await aWorld();
  const other = await world.tokenOf('owner', ['read']);
  const replica = await startReplica({ MC_RATE_LIMIT: '20' });
  try {
    const answers = [];
    for (let turn = 0; turn < 25; turn++) answers.push(await send(getMe, {}, world.worker, { url: replica.url }));
    expect(answers.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 20 }, () => 200),
      ...Array.from({ length: 5 }, () => 429),
    ]);
    const refused = answers.at(-1);
    expect(refused?.body).toMatchObject({ code: 'rate_limited', next: expect.stringContaining('Wait') });
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(answers[19]?.headers.get('ratelimit-remaining')).toBe('0');
    expect((await send(getMe, {}, other, { url: replica.url })).status).toBe(200);
    expect((await send(getMe, {}, world.owner, { url: replica.url })).status).toBe(200);
  } finally {
    await replica.stop();
  }
});

const guessed: Record<string, { operation: Operation; input: Record<string, string> }> = {
  'an operation': { operation: getMe, input: {} },
  'the stream of events': { operation: streamEvents, input: { workspace: 'any' } },
};

for (const [index, [where, { operation, input }]] of Object.entries(guessed).entries()) {
  test(`an address that guesses tokens at ${where} is stopped after three hundred guesses in a minute`, async () => {
    const headers = { 'x-forwarded-for': `192.0.2.${70 + index}` };
    const guess = () => send(operation, input, { token: `mca_${crypto.randomUUID()}` }, { headers });
    const statuses: number[] = [];
    for (let burst = 0; burst < 31; burst++) {
      const answers = await Promise.all(Array.from({ length: 10 }, guess));
      statuses.push(...answers.map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(300);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    expect((await send(getReceiptKey, {}, 'nobody', { headers })).status).toBe(429);
  });
}

test('who brings no credentials pays one point for each request, answered or refused', async () => {
  const headers = { 'x-forwarded-for': '192.0.2.79' };
  const left = async (operation: Operation, input: Record<string, string> = {}) =>
    (await send(operation, input, 'nobody', { headers })).headers.get('ratelimit-remaining');
  expect(await left(getReceiptKey)).toBe('299');
  expect(await left(getMe)).toBe('298');
  expect(await left(streamEvents, { workspace: 'any' })).toBe('297');
});

const unknown = [
  ['GET', '/api/v1/no-such-thing'],
  ['POST', '/api/v1/missions/mis_00000000000000000000000000/no-such-verb'],
  ['DELETE', '/api/v1'],
  ['GET', '/api/v2/missions'],
  ['OPTIONS', '/api/v1/no-such-thing'],
] as const;

for (const [method, path] of unknown) {
  test(`${method} ${path}, where no operation is, is answered with a problem document and not with a page`, async () => {
    const answer = await fetch(`${serverUrl()}${path}`, { method });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect((await answer.json()).code).toBe('not_found');
  });
}

test('the document of every operation is served, and names each of them once', async () => {
  const answer = await fetch(`${serverUrl()}/api/v1/openapi.json`);
  const { openapi, paths } = (await answer.json()) as { openapi: string; paths: Record<string, object> };
  expect([answer.status, openapi]).toEqual([200, '3.1.0']);
  const names = Object.values(paths).flatMap((path) =>
    Object.values(path as Record<string, { operationId?: string }>).map(({ operationId }) => operationId),
  );
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain(listMissions.name);
});
