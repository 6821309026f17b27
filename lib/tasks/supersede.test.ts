import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/server/db';
import { anAgent, aWorkspace, type TestAgent, type TestWorkspace } from '@/test/factories';
import { aRunningMission, claim, complete } from '@/test/factories-governance';
import { addTasks } from '@/test/factories-graph';
import { updateTask } from './commands';
import { getTask } from './data-detail';

let workspace: TestWorkspace;
let worker: TestAgent;

beforeAll(async () => {
  workspace = await aWorkspace();
  worker = await anAgent(workspace, { concurrencyLimit: 100 });
});

const aChain = () =>
  aRunningMission(workspace.owner, [
    { title: 'old', fulfils: ['A1'] },
    { title: 'next', dependsOn: ['T0'] },
  ]);

const openItems = async (missionId: string) =>
  (await db().attentionItem.findMany({ where: { missionId, status: 'open' } })).map(({ kind }) => kind);

test('a fix takes the place of the old task at once: dependents, assertions and all', async () => {
  const { id, tasks } = await aChain();
  await addTasks(workspace.owner, id, [{ title: 'fix', supersedes: 'T0' }]);
  const old = await getTask(workspace.owner, tasks.T0 ?? '');
  expect(old).toMatchObject({ status: 'cancelled', fulfils: [], supersededBy: [{ key: 'T2' }], dependents: [] });
  const next = await getTask(workspace.owner, tasks.T1 ?? '');
  expect(next).toMatchObject({ status: 'todo', ready: false, dependsOn: [{ key: 'T2' }] });
  expect(await getTask(workspace.owner, next.dependsOn[0]?.id ?? '')).toMatchObject({ fulfils: ['A1'], ready: true });
  expect(await openItems(id)).toEqual([]);
});

test('a done task stays done; its assertions move and are pending again', async () => {
  const { id, tasks } = await aChain();
  await complete(worker.tenant, await claim(worker.tenant, tasks.T0 ?? ''));
  await db().assertion.updateMany({ where: { missionId: id }, data: { state: 'passed' } });
  await addTasks(workspace.owner, id, [{ title: 'better', supersedes: 'T0' }]);
  expect(await getTask(workspace.owner, tasks.T0 ?? '')).toMatchObject({ status: 'done', fulfils: [] });
  expect(await getTask(workspace.owner, tasks.T1 ?? '')).toMatchObject({ ready: false });
  expect(await db().assertion.findFirstOrThrow({ where: { missionId: id } })).toMatchObject({ state: 'pending' });
});

test('a task is not superseded while somebody works on it, nor twice, nor by one that waits for it', async () => {
  const { id, tasks } = await aChain();
  const lease = await claim(worker.tenant, tasks.T0 ?? '');
  const fix = () => addTasks(workspace.owner, id, [{ title: 'fix', supersedes: 'T0' }]);
  await expect(fix()).rejects.toMatchObject({ code: 'wrong_state', next: expect.stringContaining('revoke_attempt') });
  await complete(worker.tenant, lease);
  await fix();
  await expect(fix()).rejects.toMatchObject({ code: 'wrong_state', message: 'T2 has superseded T0 already.' });
  const behind = [{ title: 'x', supersedes: 'T1', dependsOn: ['T1'] }];
  await expect(addTasks(workspace.owner, id, behind)).rejects.toMatchObject({ code: 'invalid_input' });
});

test('dependents that move to a fix never close a circle (R1)', async () => {
  const { id, tasks } = await aChain();
  const circle = [{ title: 'fix', supersedes: 'T0', dependsOn: ['T1'] }];
  await expect(addTasks(workspace.owner, id, circle)).rejects.toMatchObject({ code: 'cycle' });
  expect(await getTask(workspace.owner, tasks.T0 ?? '')).toMatchObject({ status: 'todo', fulfils: ['A1'] });
});

test('an assertion that loses its only task after the launch asks a person, until one task fulfils it', async () => {
  const { id, tasks } = await aRunningMission(workspace.owner, [{ title: 'A', fulfils: ['A1'] }, { title: 'B' }]);
  await updateTask(workspace.owner, { task: tasks.T0 ?? '', fulfils: [] });
  expect(await openItems(id)).toEqual(['uncovered_assertion']);
  await updateTask(workspace.owner, { task: tasks.T0 ?? '', fulfils: ['A1'] });
  expect(await openItems(id)).toEqual([]);
  await updateTask(workspace.owner, { task: tasks.T1 ?? '', fulfils: ['A1'] });
  expect(await openItems(id)).toEqual(['uncovered_assertion']);
  await updateTask(workspace.owner, { task: tasks.T1 ?? '', fulfils: [] });
  expect(await openItems(id)).toEqual([]);
});

test('whoever was kept from judging the old work is kept from it also after it did the fix (R7)', async () => {
  const { id, tasks } = await aRunningMission(workspace.owner, [
    { title: 'write', fulfils: ['A1'] },
    { title: 'check', dependsOn: ['T0'], notBy: ['T0'] },
  ]);
  const other = await anAgent(workspace);
  await complete(worker.tenant, await claim(worker.tenant, tasks.T0 ?? ''));
  const { T2 = '' } = await addTasks(workspace.owner, id, [{ title: 'write again', supersedes: 'T0' }]);
  await complete(other.tenant, await claim(other.tenant, T2));
  for (const { tenant } of [worker, other]) await expect(claim(tenant, tasks.T1 ?? '')).rejects.toThrow('excluded');
});
