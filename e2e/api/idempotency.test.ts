import { issueToken, revokeToken } from '@/lib/agents/operations';
import { addArtifact } from '@/lib/artifacts/operations';
import { canonicalJson } from '@/lib/core/canonical-json';
import type { Operation } from '@/lib/core/operation';
import { createMission } from '@/lib/missions/operations';
import { askQuestion } from '@/lib/questions/operations';
import { db } from '@/lib/server/db';
import { createTask } from '@/lib/tasks/operations';
import { claimTask, completeTask } from '@/lib/work/operations';
import { type Answer, type Caller, send, serverUrl } from '../client';
import { startDroppingProxy } from '../dropping-proxy';
import { expect, test } from '../fixtures';
import { aHeldTask, aPlan, aRun, aWorld, make, type World } from '../world';

type Sent = { operation: Operation; input: Record<string, unknown>; caller: Caller; effects: () => Promise<number> };

const parallel = 50;
/** A caller that asks more often than this has met something else than a dropped answer or its own twin. */
const maxTries = 300;

const creations: Record<string, (world: World) => Promise<Sent>> = {
  create_mission: async (world) => ({
    operation: createMission,
    input: { name: 'Once' },
    caller: world.owner,
    effects: () => db().mission.count({ where: { workspaceId: world.workspace.id, isInbox: false } }),
  }),
  create_task: async (world) => {
    const mission = await aPlan(world);
    const effects = () => db().task.count({ where: { missionId: mission } });
    return { operation: createTask, input: { mission, title: 'Once' }, caller: world.worker, effects };
  },
  claim_task: async (world) => {
    const { mission } = await aRun(world);
    const effects = () => db().attempt.count({ where: { missionId: mission } });
    return { operation: claimTask, input: { missionId: mission }, caller: world.worker, effects };
  },
  add_artifact: async (world) => {
    const { task, leaseToken } = await aHeldTask(world);
    const effects = () => db().artifact.count({ where: { taskId: task } });
    const input = { task, leaseToken, name: 'page.md', text: 'Once.' };
    return { operation: addArtifact, input, caller: world.worker, effects };
  },
  ask_question: async (world) => {
    const { task, leaseToken } = await aHeldTask(world);
    const effects = () => db().question.count({ where: { taskId: task } });
    return { operation: askQuestion, input: { task, leaseToken, summary: 'Once?' }, caller: world.worker, effects };
  },
};

/** Sends until an answer arrives, as a client does whose answers are lost and whose twin is still running. */
async function sendUntilAnswered(sent: Sent, key: string, url: string): Promise<Answer> {
  for (let tries = 0; tries < maxTries; tries++) {
    const headers = { 'idempotency-key': key, connection: 'close' };
    const answer = await send(sent.operation, sent.input, sent.caller, { headers, url }).catch(() => null);
    if (answer && answer.body.code !== 'conflict') return answer;
  }
  throw new Error(`no answer in ${maxTries} tries`);
}

for (const [name, arrange] of Object.entries(creations)) {
  test(`${name} sent ${parallel} times at once with one key has one effect and one answer, though most answers are lost`, async () => {
    const sent = await arrange(await aWorld());
    const proxy = await startDroppingProxy(serverUrl(), 3);
    try {
      const key = crypto.randomUUID();
      const answers = await Promise.all(
        Array.from({ length: parallel }, () => sendUntilAnswered(sent, key, proxy.url)),
      );
      const effects = await sent.effects();
      console.log(
        `idempotency: ${name}, ${proxy.forwarded()} requests, ${proxy.dropped()} answers lost, effects = ${effects}`,
      );
      expect(effects).toBe(1);
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(answers[0]?.status).toBe(sent.operation.status ?? 200);
      expect(proxy.dropped()).toBeGreaterThan(0);
    } finally {
      await proxy.close();
    }
  });
}

test('a repeated request says that it was replayed, and another body under the same key is refused', async () => {
  const world = await aWorld();
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const first = await send(createMission, { name: 'One' }, world.owner, { headers });
  const again = await send(createMission, { name: 'One' }, world.owner, { headers });
  const other = await send(createMission, { name: 'Two' }, world.owner, { headers });

  expect(first.headers.get('idempotent-replayed')).toBeNull();
  expect([again.status, again.text]).toEqual([201, first.text]);
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  expect([other.status, other.body.code]).toEqual([422, 'idempotency_mismatch']);
});

test('a key belongs to whoever sent it, and to one operation', async () => {
  const world = await aWorld();
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const ids = new Set<unknown>();
  for (const caller of [world.owner, world.planner, world.worker]) {
    const answer = await send(createMission, { name: 'Mine' }, caller, { headers });
    expect(answer.status).toBe(201);
    ids.add(answer.body.id);
  }
  expect(ids.size).toBe(3);
});

test('a request that was refused may be sent again under its key once it is right', async () => {
  const world = await aWorld();
  const headers = { 'idempotency-key': crypto.randomUUID() };
  expect((await send(createMission, { name: '' }, world.owner, { headers })).status).toBe(422);
  expect((await send(createMission, { name: 'Right' }, world.owner, { headers })).status).toBe(201);
});

test('an empty claim is not kept: the same key gets work once there is some', async () => {
  const world = await aWorld();
  const mission = await aPlan(world);
  const headers = { 'idempotency-key': crypto.randomUUID() };
  expect((await send(claimTask, {}, world.worker, { headers })).body.task).toBeNull();
  expect(mission).toMatch(/^mis_/);
  await aRun(world);
  expect((await send(claimTask, {}, world.worker, { headers })).body.leaseToken).toEqual(expect.any(String));
});

test('a revoked token gets no replay of what it was answered before', async () => {
  const world = await aWorld();
  const given = { agentId: world.workerAgent.id, name: 'short', scopes: ['read', 'plan'] };
  const issued = await make<{ secret: string; token: { id: string } }>(issueToken, given, world.owner);
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const caller = { token: issued.secret };
  expect((await send(createMission, { name: 'Mine' }, caller, { headers })).status).toBe(201);
  await make(revokeToken, { token: issued.token.id }, world.owner);
  expect((await send(createMission, { name: 'Mine' }, caller, { headers })).status).toBe(401);
});

test('an agent that creates without a key is told to send one, and a key of seven letters is refused', async () => {
  const world = await aWorld();
  const mission = await aPlan(world);
  const input = { mission, title: 'Keyless' };
  const keyless = await send({ ...createTask, creates: false }, input, world.worker);
  const short = await send(createTask, input, world.worker, { headers: { 'idempotency-key': '1234567' } });

  expect([keyless.status, keyless.body.code]).toEqual([428, 'precondition_required']);
  expect([short.status, short.body.code]).toEqual([422, 'invalid_input']);
  expect(await db().task.count({ where: { missionId: mission } })).toBe(0);
});

test('the verb that ended an attempt gets its first answer again, and another ending is refused', async () => {
  const world = await aWorld();
  const { task, leaseToken } = await aHeldTask(world);
  const evidence = [{ kind: 'observation', claim: 'I looked.', value: { text: 'It is there.' } }];
  const input = { task, leaseToken, handoff: { summary: 'Done.' }, evidence };
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(completeTask, input, world.worker)));
  const other = await send(completeTask, { ...input, handoff: { summary: 'Otherwise.' } }, world.worker);

  // The order of the fields is no part of an answer.
  expect([...new Set(answers.map(({ status, body }) => `${status} ${canonicalJson(body)}`))]).toHaveLength(1);
  expect(answers[0]?.status).toBe(200);
  expect(await db().evidence.count({ where: { taskId: task } })).toBe(1);
  expect([other.status, other.body.code]).toEqual([409, 'lease_lost']);
});
