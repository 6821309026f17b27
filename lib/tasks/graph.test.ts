import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/server/db';
import { claimTask } from '@/lib/work/claim';
import { claimTaskInput } from '@/lib/work/schema';
import { anAgent, aWorkspace, type TestAgent, type TestWorkspace } from '@/test/factories';
import { aPlannedMission, aRunningMission, claim, complete } from '@/test/factories-governance';
import { addTasks, putAttempt } from '@/test/factories-graph';
import { createTasks, updateTask } from './commands';
import { getTask } from './data-detail';
import { getMissionGraph } from './data-graph';
import { deleteTask } from './delete';
import { changeDependencies } from './edges';
import { loadLinks } from './links';
import { findClosedCircle } from './rules';
import { createTaskInput } from './schema';

let workspace: TestWorkspace;
let worker: TestAgent;

beforeAll(async () => {
  workspace = await aWorkspace();
  worker = await anAgent(workspace, { concurrencyLimit: 100 });
});

const readyKeys = async (missionId: string) =>
  (await db().task.findMany({ where: { missionId, readyAt: { not: null } }, orderBy: { number: 'asc' } })).map(
    ({ key }) => key,
  );

const titled = (count: number) => Array.from({ length: count }, (_, index) => ({ title: `task ${index}` }));

test('edges that would jointly close a circle never all succeed, however parallel they are written (R1)', async () => {
  const rounds = 8;
  let refused = 0;
  for (let round = 0; round < rounds; round++) {
    const mission = await aPlannedMission(workspace.owner);
    const ids = Object.values(await addTasks(workspace.owner, mission, titled(4)));
    const ring = ids.map((id, index) => changeDependencies(workspace.owner, id, 'add', [ids[(index + 1) % 4] ?? '']));
    const outcomes = await Promise.allSettled(ring);
    const failed = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(failed.map((outcome) => outcome.reason.code)).toEqual(['cycle']);
    expect(findClosedCircle([], await loadLinks(db(), mission))).toBeNull();
    refused += failed.length;
  }
  console.log(`R1: ${rounds} rings of 4 parallel edges, ${refused} refused, circles 0`);
});

test('a task waits neither for itself, nor for a task of another mission or workspace, nor for a cancelled one', async () => {
  const mission = await aPlannedMission(workspace.owner);
  const { T0 = '', T1 = '' } = await addTasks(workspace.owner, mission, titled(2));
  const elsewhere = await addTasks(workspace.owner, await aPlannedMission(workspace.owner), titled(1));
  const other = await aWorkspace();
  const foreign = await addTasks(other.owner, await aPlannedMission(other.owner), titled(1));
  const link = (to: string) => changeDependencies(workspace.owner, T0, 'add', [to]);
  await expect(link('T0')).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(link(elsewhere.T0 ?? '')).rejects.toMatchObject({ code: 'not_found' });
  await expect(link(foreign.T0 ?? '')).rejects.toMatchObject({ code: 'not_found' });
  await expect(link('T77')).rejects.toMatchObject({ code: 'not_found' });
  await expect(link('nonsense')).rejects.toMatchObject({ code: 'invalid_input' });
  await db().task.update({ where: { id: T1 }, data: { status: 'cancelled' } });
  await expect(link(T1)).rejects.toMatchObject({ code: 'wrong_state' });
});

test('many tasks of one call may name each other, and a circle among them creates none', async () => {
  const mission = await aPlannedMission(workspace.owner);
  const circle = [
    { ref: 'a', title: 'A', dependsOn: ['b'] },
    { ref: 'b', title: 'B', dependsOn: ['a'] },
  ];
  await expect(addTasks(workspace.owner, mission, circle)).rejects.toMatchObject({ code: 'cycle' });
  const twice = [
    { ref: 'a', title: 'A' },
    { ref: 'a', title: 'B' },
  ];
  await expect(addTasks(workspace.owner, mission, twice)).rejects.toMatchObject({ code: 'invalid_input' });
  expect(await db().task.count({ where: { missionId: mission } })).toBe(0);
  const row = await db().mission.findUniqueOrThrow({ where: { id: mission } });
  expect([row.nextTaskNumber, row.graphVersion]).toEqual([0, 0]);
});

test('keys go on without a gap or a double, however parallel tasks are created', async () => {
  const mission = await aPlannedMission(workspace.owner);
  await Promise.all(Array.from({ length: 8 }, () => addTasks(workspace.owner, mission, titled(3))));
  const rows = await db().task.findMany({ where: { missionId: mission }, orderBy: { number: 'asc' } });
  expect(rows.map(({ key }) => key)).toEqual(Array.from({ length: 24 }, (_, index) => `T${index}`));
});

test('readyAt is set in the transaction that makes a task claimable, and taken back with an edge (R2)', async () => {
  const { id, tasks } = await aRunningMission(workspace.owner, [
    { ref: 'a', title: 'A', fulfils: ['A1'] },
    { ref: 'b', title: 'B' },
    { ref: 'c', title: 'C', dependsOn: ['a', 'b'] },
  ]);
  expect(await readyKeys(id)).toEqual(['T0', 'T1']);
  await complete(worker.tenant, await claim(worker.tenant, tasks.T0 ?? ''));
  expect(await readyKeys(id)).toEqual(['T1']);
  await changeDependencies(workspace.owner, tasks.T2 ?? '', 'remove', ['T1']);
  expect(await readyKeys(id)).toEqual(['T1', 'T2']);
  await changeDependencies(workspace.owner, tasks.T2 ?? '', 'set', ['T1']);
  expect(await readyKeys(id)).toEqual(['T1']);
  await addTasks(workspace.owner, id, [
    { title: 'D', dependsOn: ['T0'] },
    { title: 'E', dependsOn: ['T2'] },
  ]);
  expect(await readyKeys(id)).toEqual(['T1', 'T3']);
});

test('every way to begin a task that still waits is refused (R2)', async () => {
  const { id, tasks } = await aRunningMission(workspace.owner, [
    { ref: 'a', title: 'A', fulfils: ['A1'] },
    { ref: 'b', title: 'B', dependsOn: ['a'], assignedTo: [worker.id] },
  ]);
  const waiting = tasks.T1 ?? '';
  for (const who of [worker.tenant, workspace.owner]) {
    const answer = await claimTask(who, claimTaskInput.parse({ taskId: waiting }));
    expect(answer).toMatchObject({ task: null });
  }
  await claim(worker.tenant, tasks.T0 ?? '');
  const any = await claimTask(worker.tenant, claimTaskInput.parse({ missionId: id }));
  expect(any).toMatchObject({ task: null });
  const row = await db().task.findUniqueOrThrow({ where: { id: waiting } });
  expect([row.status, row.readyAt, row.lastAttempt]).toEqual(['todo', null, 0]);
});

test('what a task is cannot change while somebody works on it; who does it can', async () => {
  const { tasks } = await aRunningMission(workspace.owner, [{ title: 'A', fulfils: ['A1'] }, { title: 'B' }]);
  const task = tasks.T0 ?? '';
  await putAttempt(worker.tenant, task);
  for (const change of [
    { objective: 'Another one.' },
    { criteria: 'Others.' },
    { outputSchema: { type: 'object' } },
    { evidenceRequired: [{ kind: 'file' as const, leastStrength: 'reported' as const, words: '' }] },
    { verification: 'review' as const },
  ])
    await expect(updateTask(workspace.owner, { task, ...change })).rejects.toMatchObject({ code: 'wrong_state' });
  const link = changeDependencies(workspace.owner, task, 'add', ['T1']);
  await expect(link).rejects.toMatchObject({ code: 'wrong_state', next: expect.stringContaining('revoke_attempt') });
  await updateTask(workspace.owner, { task, priority: 'urgent', objective: '' });
  expect((await getTask(workspace.owner, task)).priority).toBe('urgent');
  await expect(updateTask(workspace.owner, { task, title: 'x', expectedVersion: 1 })).rejects.toMatchObject({
    code: 'version_mismatch',
  });
});

test('a launched task is not deleted, and before the launch those behind it wait no longer', async () => {
  const { tasks } = await aRunningMission(workspace.owner);
  await expect(deleteTask(workspace.owner, tasks.T0 ?? '')).rejects.toMatchObject({ code: 'wrong_state' });
  const mission = await aPlannedMission(workspace.owner);
  const plan = await addTasks(workspace.owner, mission, [{ title: 'A' }, { title: 'B', dependsOn: ['T0'] }]);
  await deleteTask(workspace.owner, plan.T0 ?? '');
  expect((await getTask(workspace.owner, plan.T1 ?? '')).dependsOn).toEqual([]);
});

test('the Inbox takes single tasks that are ready at once, and nothing that belongs to a plan', async () => {
  const single = { mission: workspace.inboxId, title: 'One thing' };
  const { missionId, created } = await createTasks(workspace.owner, createTaskInput.parse(single));
  expect(missionId).toBe(workspace.inboxId);
  const row = await db().task.findUniqueOrThrow({ where: { id: created[0]?.id ?? '' } });
  expect([row.status, row.readyAt !== null]).toEqual(['todo', true]);
  for (const more of [{ fulfils: ['A1'] }, { dependsOn: ['T0'] }])
    await expect(createTasks(workspace.owner, createTaskInput.parse({ ...single, ...more }))).rejects.toMatchObject({
      code: 'invalid_input',
    });
  await complete(worker.tenant, await claim(worker.tenant, row.id));
  const inbox = await db().mission.findUniqueOrThrow({ where: { id: missionId } });
  expect(inbox.status).toBe('execute');
});

test('a mission of a thousand tasks costs no more per task than one of a hundred', async () => {
  const timed = async (count: number) => {
    const mission = await aPlannedMission(workspace.owner);
    const started = performance.now();
    for (let from = 0; from < count; from += 100)
      await addTasks(
        workspace.owner,
        mission,
        titled(100).map((task, index) => ({
          ...task,
          ref: `r${from + index}`,
          dependsOn: index === 0 ? (from === 0 ? [] : [`T${from - 1}`]) : [`r${from + index - 1}`],
        })),
      );
    return { mission, perTaskMs: (performance.now() - started) / count };
  };
  const small = await timed(100);
  const large = await timed(1000);
  const started = performance.now();
  const drawn = await getMissionGraph(workspace.owner, large.mission);
  const graphMs = performance.now() - started;
  expect(drawn.nodes.length).toBe(1000);
  await expect(changeDependencies(workspace.owner, 'x', 'add', ['T1'])).rejects.toMatchObject({ code: 'not_found' });
  const head = drawn.nodes[0]?.id ?? '';
  await expect(changeDependencies(workspace.owner, head, 'add', ['T999'])).rejects.toMatchObject({ code: 'cycle' });
  const ratio = large.perTaskMs / small.perTaskMs;
  console.log(
    `1,000 tasks against 100: ${ratio.toFixed(2)} × the time per task; graph with layout ${graphMs.toFixed(0)} ms`,
  );
  expect(ratio).toBeLessThan(4);
}, 60_000);
