import { beforeEach, expect, test } from 'vitest';
import { reportUsage } from '@/lib/attempts/handlers';
import { settleStall } from '@/lib/attempts/stalled';
import { sweepLeases } from '@/lib/attempts/sweep';
import { changeMission } from '@/lib/missions/change';
import { askQuestion } from '@/lib/questions/handlers';
import { blockTask } from '@/lib/work/handlers';
import { anAgent, aWorkspace, type TestWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, complete } from '@/test/factories-governance';
import { expireLease } from '@/test/factories-work';
import { db } from '../server/db';
import { openTenant } from '../server/gate';
import { archiveAgent, createAgent, updateAgent } from './commands';
import { getAgent, listAgents } from './data';

let workspace: TestWorkspace;

beforeEach(async () => {
  workspace = await aWorkspace();
});

const given = {
  name: 'kappa',
  kind: 'worker',
  harness: 'codex',
  skills: ['writing'],
  tools: [],
  models: [],
  concurrencyLimit: 2,
} as const;
const newAgent = (name: string = given.name) => ({ ...given, name, skills: ['writing'], tools: [], models: [] });

test('a new agent holds nothing, was never seen and has no token', async () => {
  const id = await createAgent(workspace.owner, newAgent());
  expect(await getAgent(workspace.owner, id)).toMatchObject({
    name: 'kappa',
    harness: 'codex',
    skills: ['writing'],
    concurrencyLimit: 2,
    online: false,
    lastSeenAt: null,
    lastProgressAt: null,
    holds: [],
    holdsCount: 0,
    liveTokens: 0,
    version: 1,
    createdBy: { id: workspace.owner.principal.id, kind: 'member' },
  });
});

test('a name is given once in a workspace, and again in another', async () => {
  await createAgent(workspace.owner, newAgent());
  await expect(createAgent(workspace.owner, newAgent())).rejects.toMatchObject({ code: 'conflict' });
  const other = await aWorkspace();
  expect(await createAgent(other.owner, newAgent())).toMatch(/^agt_/);
});

test('a stale edit is refused with the current version and changes nothing', async () => {
  const agent = await createAgent(workspace.owner, newAgent());
  await updateAgent(workspace.owner, { agent, name: 'kappa-2', expectedVersion: 1 });
  await expect(updateAgent(workspace.owner, { agent, concurrencyLimit: 9, expectedVersion: 1 })).rejects.toMatchObject({
    code: 'version_mismatch',
    extra: { currentVersion: 2 },
  });
  expect(await getAgent(workspace.owner, agent)).toMatchObject({ name: 'kappa-2', concurrencyLimit: 2, version: 2 });
  expect(await db().principal.findUnique({ where: { id: agent } })).toMatchObject({ name: 'kappa-2' });
});

test('archiving ends every token at once, and the agent rests off the list', async () => {
  const { id, token } = await anAgent(workspace);
  const credentials = { bearer: token, session: null };
  expect((await openTenant(credentials, null, 'test')).principal.id).toBe(id);
  await archiveAgent(workspace.owner, id);
  await expect(openTenant(credentials, null, 'test')).rejects.toMatchObject({ code: 'unauthenticated' });
  expect((await listAgents(workspace.owner, { limit: 50 })).items).toEqual([]);
  const { items } = await listAgents(workspace.owner, { limit: 50, archived: true });
  expect(items).toMatchObject([{ id, liveTokens: 0, can: { update: false, archive: false, issueToken: false } }]);
  await expect(updateAgent(workspace.owner, { agent: id, name: 'other' })).rejects.toMatchObject({
    code: 'wrong_state',
  });
});

test('a request with its token makes an agent seen', async () => {
  const { id, token } = await anAgent(workspace);
  expect(await getAgent(workspace.owner, id)).toMatchObject({ online: false, liveTokens: 1 });
  await openTenant({ bearer: token, session: null }, null, 'test');
  expect(await getAgent(workspace.owner, id)).toMatchObject({ online: true });
});

test("another workspace's agent is not_found to read, change and archive", async () => {
  const { id } = await anAgent(await aWorkspace());
  await expect(getAgent(workspace.owner, id)).rejects.toMatchObject({ code: 'not_found' });
  await expect(updateAgent(workspace.owner, { agent: id, name: 'mine' })).rejects.toMatchObject({ code: 'not_found' });
  await expect(archiveAgent(workspace.owner, id)).rejects.toMatchObject({ code: 'not_found' });
});

test('the list goes on where the page before ended', async () => {
  for (const name of ['c', 'a', 'b']) await createAgent(workspace.owner, newAgent(name));
  const first = await listAgents(workspace.owner, { limit: 2 });
  const rest = await listAgents(workspace.owner, { limit: 2, cursor: first.nextCursor ?? '' });
  expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(['a', 'b', 'c']);
});

test('an agent says what it waits for, and what became of its attempts', async () => {
  const { tenant, id } = await anAgent(workspace, { concurrencyLimit: 5 });
  const standing = async () => {
    const { state, waitsFor } = await getAgent(workspace.owner, id);
    return [state, waitsFor];
  };
  expect(await standing()).toEqual(['offline', 'never_seen']);
  await db().agent.update({ where: { id }, data: { lastSeenAt: new Date() } });
  expect(await standing()).toEqual(['waiting', 'nothing_to_claim']);
  const tasks = [{ title: 'a', fulfils: ['A1'], maxAttempts: 2 }, { title: 'b' }, { title: 'c' }];
  const mission = await aRunningMission(workspace.owner, tasks);
  const first = await claim(tenant, mission.tasks.T0 ?? '');
  expect(await standing()).toEqual(['working', null]);
  const held = { task: first.taskId, leaseToken: first.leaseToken };
  const { question } = (await call(tenant, askQuestion, { ...held, summary: 'Which?' })) as {
    question: { id: string };
  };
  await call(tenant, blockTask, { ...held, kind: 'question', on: question.id, reason: 'I must know.' });
  expect(await standing()).toEqual(['waiting', 'answer']);
  const done = await claim(tenant, mission.tasks.T1 ?? '');
  const used = { task: done.taskId, leaseToken: done.leaseToken, usage: [{ model: 'm', money: '0.50' }] };
  await call(tenant, reportUsage, used);
  await complete(tenant, done);
  const lost = await claim(tenant, mission.tasks.T2 ?? '');
  await expireLease(lost.attemptId);
  await sweepLeases({ id: mission.id, workspaceId: workspace.id });
  expect((await getAgent(workspace.owner, id)).record).toEqual({
    ...{ attempts: 3, succeeded: 1, failed: 0, lost: 1 },
    ...{ money: '0.50', moneyPerTask: '0.50' },
  });
  const stalled = await claim(tenant, mission.tasks.T2 ?? '');
  await db().$executeRaw`update attempt set started_at = now() - interval '1 hour' where id = ${stalled.attemptId}`;
  await changeMission(workspace.system, mission.id, (change) => settleStall(change, stalled.attemptId));
  expect(await standing()).toEqual(['waiting', 'stalled']);
  await archiveAgent(workspace.owner, id);
  expect(await standing()).toEqual(['offline', 'archived']);
});
