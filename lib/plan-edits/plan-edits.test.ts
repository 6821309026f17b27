import { beforeAll, expect, test } from 'vitest';
import { decideAssertion } from '@/lib/assertions/handlers';
import { updateMissionStatus } from '@/lib/lifecycle/commands';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { aMember, anAgent, aWorkspace, type TestWorkspace } from '@/test/factories';
import { aPlannedMission, aRunningMission, call, claim, signDraft, someTerms } from '@/test/factories-governance';
import { addTasks, putTask } from '@/test/factories-graph';
import * as handlers from './handlers';

let workspace: TestWorkspace;
let owner: Tenant;
let planner: Tenant;

beforeAll(async () => {
  workspace = await aWorkspace();
  owner = workspace.owner;
  planner = await aMember(workspace, 'planner');
});

type Edits = { items: { id: string; words: string; undone: boolean }[] };

const aPlan = async (titles: readonly string[]) => {
  const mission = await aPlannedMission(owner);
  const ids = await addTasks(
    owner,
    mission,
    titles.map((title) => ({ title })),
  );
  return { mission, T0: ids.T0 ?? '', T1: ids.T1 ?? '', T2: ids.T2 ?? '' };
};
const rename = (who: Tenant, task: string, title: string) => call(who, handlers.updateTask, { task, title });
const undo = (who: Tenant, mission: string, edit?: string) =>
  call(who, handlers.undoPlanEdit, { mission, ...(edit && { edit }) });
const redo = (who: Tenant, mission: string) => call(who, handlers.redoPlanEdit, { mission });
const editsOf = async (who: Tenant, mission: string) =>
  ((await call(who, handlers.listPlanEdits, { mission })) as Edits).items;
const taskOf = (id: string) => db().task.findUnique({ where: { id }, include: { dependencies: true } });

test('an edit of one field is taken back alone: what another person changed in the same task stays', async () => {
  const { mission, T0 } = await aPlan(['one']);
  await rename(owner, T0, 'first');
  await call(planner, handlers.updateTask, { task: T0, priority: 'urgent' });
  expect(await undo(owner, mission)).toMatchObject({ words: 'rename T0', undone: true });
  expect(await taskOf(T0)).toMatchObject({ title: 'one', priority: 'urgent' });
  await redo(owner, mission);
  expect(await taskOf(T0)).toMatchObject({ title: 'first', priority: 'urgent' });
});

test('an edit of a field that somebody changed since is refused by name, and nothing is done', async () => {
  const { mission, T0 } = await aPlan(['one']);
  await rename(owner, T0, 'first');
  await rename(planner, T0, 'premier');
  await expect(undo(owner, mission)).rejects.toMatchObject({
    code: 'conflict',
    message: 'Somebody changed the title of T0 since: you left “first”, now it is “premier”.',
    errors: [{ path: 'T0.title' }],
  });
  expect(await taskOf(T0)).toMatchObject({ title: 'premier' });
  expect(await editsOf(owner, mission)).toMatchObject([{ words: 'rename T0', undone: false }]);
});

test('an edit before the latest is undone by its id, and the later ones then stay', async () => {
  const { mission, T0, T1 } = await aPlan(['one', 'two']);
  await rename(owner, T1, 'second');
  const [earlier] = await editsOf(owner, mission);
  await rename(owner, T0, 'first');
  await rename(planner, T0, 'premier');
  await undo(owner, mission, earlier?.id);
  expect(await taskOf(T1)).toMatchObject({ title: 'two' });
  expect(await editsOf(owner, mission)).toMatchObject([{ words: 'rename T1', undone: true }]);
});

test('a deleted task comes back with its key, its fields, its edges both ways, its people and its exclusions', async () => {
  const { mission, T0, T1, T2 } = await aPlan(['one', 'two', 'three']);
  await call(owner, handlers.updateTask, {
    ...{ task: T1, objective: 'Why.', budget: { money: '123456789012.123456', tokens: 5 }, notBy: [T0] },
    ...{ assignedTo: [planner.principal.id], dueAt: '2031-01-02T03:04:05.000Z', outputSchema: { type: 'object' } },
  });
  await call(owner, handlers.updateTask, { task: T2, notBy: [T1] });
  await call(owner, handlers.addTaskDependency, { task: T1, dependsOn: [T0] });
  await call(owner, handlers.addTaskDependency, { task: T2, dependsOn: [T1] });
  const before = await portrait(mission);
  await call(owner, handlers.deleteTask, { task: T1 });
  expect(await taskOf(T2)).toMatchObject({ dependencies: [] });
  await undo(owner, mission);
  expect(await portrait(mission)).toEqual(before);
});

test('an added task in which somebody works on goes with no undo', async () => {
  const { mission, T0 } = await aPlan(['one']);
  const made = (await call(owner, handlers.createTask, { mission, title: 'new' })) as { tasks: { id: string }[] };
  const added = made.tasks[0]?.id ?? '';
  await call(planner, handlers.addTaskDependency, { task: T0, dependsOn: [added] });
  await expect(undo(owner, mission)).rejects.toMatchObject({
    code: 'conflict',
    message: 'Somebody changed T1 since: what waits for it.',
  });
  await undo(planner, mission);
  await undo(owner, mission);
  expect(await taskOf(added)).toBeNull();
});

test('a deleted milestone comes back at its place around its tasks', async () => {
  const { mission, T0 } = await aPlan(['one']);
  const { id: first } = (await call(owner, handlers.createMilestone, { mission, name: 'First' })) as { id: string };
  await call(owner, handlers.createMilestone, { mission, name: 'Second' });
  await call(owner, handlers.updateTask, { task: T0, milestoneId: first });
  const before = await portrait(mission);
  await call(owner, handlers.deleteMilestone, { milestone: first });
  expect(await editsOf(owner, mission)).toMatchObject([{ words: 'delete milestone First' }, {}, {}, {}]);
  await undo(owner, mission);
  expect(await portrait(mission)).toEqual(before);
});

test('undo obeys the rules of every edit: no objective changes while somebody works on the task', async () => {
  const { id: mission, tasks } = await aRunningMission(workspace.owner);
  const task = tasks.T0 ?? '';
  await call(owner, handlers.updateTask, { task, objective: 'Why.' });
  await claim((await anAgent(workspace)).tenant, task);
  await expect(undo(owner, mission)).rejects.toMatchObject({
    code: 'wrong_state',
    message: 'Somebody works on T0 just now.',
  });
});

test('a task added after the launch is taken back as cancelled, comes again, and stays once somebody claimed it', async () => {
  const { id: mission, tasks } = await aRunningMission(workspace.owner, [
    { title: 'one', fulfils: ['A1'] },
    { title: 'two' },
  ]);
  const added = await create(mission, { title: 'late', dependsOn: ['T0'], supersedes: 'T1' });
  await undo(owner, mission);
  expect(await taskOf(added)).toMatchObject({ status: 'cancelled', supersedesId: null });
  expect(await taskOf(tasks.T1 ?? '')).toMatchObject({ status: 'todo' });
  await redo(owner, mission);
  expect(await taskOf(added)).toMatchObject({ status: 'todo', readyAt: null, supersedesId: tasks.T1 });
  const other = await create(mission, { title: 'now' });
  await claim((await anAgent(workspace)).tenant, other);
  await expect(undo(owner, mission)).rejects.toMatchObject({
    code: 'conflict',
    message: 'T3 was claimed since, so that it is more than an edit to take back.',
  });
});

test('what was launched is no edit any more', async () => {
  const mission = await aPlannedMission(owner, someTerms);
  await create(mission, { title: 'one', fulfils: ['A1'] });
  await signDraft(owner, mission);
  await updateMissionStatus(owner, { mission, status: 'execute', reason: '' });
  await expect(undo(owner, mission)).rejects.toMatchObject({
    code: 'wrong_state',
    message: 'T0 was launched, and is accounted for.',
  });
});

test('a replaced task takes its place again with dependents, assertions and exclusions, failed or not', async () => {
  for (const status of ['todo', 'failed'] as const) {
    const { id: mission, tasks } = await aRunningMission(workspace.owner, [
      { title: 'old', fulfils: ['A1'] },
      { title: 'next', dependsOn: ['T0'] },
      { title: 'check', notBy: ['T0'] },
    ]);
    if (status === 'failed') await putTask(tasks.T0 ?? '', 'failed');
    const before = await portrait(mission);
    const fix = await create(mission, { title: 'fix', supersedes: 't0' });
    const after = await portrait(mission);
    expect(await editsOf(owner, mission)).toMatchObject([{ words: 'replace T0 by T3' }]);
    await undo(owner, mission);
    const { tasks: rows } = await portrait(mission);
    expect(rows.slice(0, 3)).toEqual(before.tasks);
    expect(rows[3]).toMatchObject({ id: fix, status: 'cancelled', fulfils: [] });
    expect(await openItems(mission)).toEqual(status === 'failed' ? ['retry_limit'] : []);
    await redo(owner, mission);
    expect(await portrait(mission)).toEqual(after);
    expect(await openItems(mission)).toEqual([]);
    await undo(owner, mission);
    expect((await portrait(mission)).tasks).toEqual(rows);
  }
});

test('what was decided of the assertions stands again with the replaced task, and a failed one asks again', async () => {
  const { id: mission, tasks } = await aRunningMission(workspace.owner, [
    { title: 'old', fulfils: ['A1'] },
    { title: 'other' },
  ]);
  const decide = (verdict: 'failed' | 'waived') =>
    call(workspace.owner, decideAssertion, { mission, assertion: 'A1', verdict, reason: 'Half of it.' });
  const assertions = () => db().assertion.findMany({ where: { missionId: mission }, omit: { version: true } });
  await putTask(tasks.T0 ?? '', 'done');
  await decide('failed');
  const before = await assertions();
  await create(mission, { title: 'fix', supersedes: 'T0' });
  for (let turn = 0; turn < 2; turn++) {
    expect(await assertions()).toMatchObject([{ state: 'pending', reason: null }]);
    expect(await openItems(mission)).toEqual([]);
    await undo(owner, mission);
    expect(await assertions()).toEqual(before);
    expect(await openItems(mission)).toEqual(['assertion_failed']);
    await redo(owner, mission);
  }
  await decide('waived');
  await expect(undo(owner, mission)).rejects.toMatchObject({ code: 'conflict', message: 'A1 was decided since.' });
  expect(await assertions()).toMatchObject([{ state: 'waived' }]);
});

test('a replacement stays once it was claimed, and where the block of the old task was closed', async () => {
  const aChain = () =>
    aRunningMission(workspace.owner, [
      { title: 'old', fulfils: ['A1'] },
      { title: 'next', dependsOn: ['T0'] },
    ]);
  const claimed = await aChain();
  await claim((await anAgent(workspace)).tenant, await create(claimed.id, { title: 'fix', supersedes: 'T0' }));
  await expect(undo(owner, claimed.id)).rejects.toMatchObject({
    message: expect.stringContaining('T2 was claimed since'),
  });
  const blocked = await aChain();
  const block = { blockKind: 'outside', blockReason: 'Waits.', blockOwnerId: owner.principal.id } as const;
  await db().task.update({
    where: { id: blocked.tasks.T0 ?? '' },
    data: { status: 'blocked', readyAt: null, ...block, blockCheckAt: new Date(), blockedAt: new Date() },
  });
  await create(blocked.id, { title: 'fix', supersedes: 'T0' });
  await expect(undo(owner, blocked.id)).rejects.toMatchObject({
    code: 'wrong_state',
    message: 'T0 was blocked when it was replaced, and what it waited for was closed with it.',
  });
});

test('an edit anew clears what could be redone; edits of agents are not kept', async () => {
  const { mission, T0, T1 } = await aPlan(['one', 'two']);
  await rename(owner, T0, 'first');
  await undo(owner, mission);
  await rename(owner, T1, 'second');
  await expect(redo(owner, mission)).rejects.toMatchObject({ code: 'wrong_state' });
  const { tenant: agent } = await anAgent(workspace, { scopes: ['read', 'plan'] });
  await rename(agent, T0, 'of an agent');
  expect(await db().planEdit.count({ where: { missionId: mission } })).toBe(1);
});

test('the last hundred edits of a person are kept', async () => {
  const { mission, T0 } = await aPlan(['one']);
  for (let turn = 1; turn <= 103; turn++) await rename(owner, T0, `name ${turn}`);
  expect(await editsOf(owner, mission)).toHaveLength(100);
});

test('two people who undo at once lose nothing, and two presses of one person undo two edits', async () => {
  const { mission, T0, T1, T2 } = await aPlan(['one', 'two', 'three']);
  await rename(owner, T0, 'first');
  await rename(owner, T1, 'second');
  await rename(planner, T2, 'third');
  await rename(planner, T2, 'third again');
  await Promise.all([undo(owner, mission), undo(planner, mission), undo(owner, mission)]);
  const titles = await db().task.findMany({ where: { missionId: mission }, orderBy: { number: 'asc' } });
  expect(titles.map(({ title }) => title)).toEqual(['one', 'two', 'third']);
});

test('tasks created together are one edit, and so are tasks deleted together', async () => {
  const { mission, T0 } = await aPlan(['one']);
  const before = await portrait(mission);
  const tasks = [
    { title: 'a', ref: 'a', dependsOn: [T0] },
    { title: 'b', dependsOn: ['a'] },
  ];
  const made = (await call(owner, handlers.createTask, { mission, tasks })) as { tasks: { id: string }[] };
  const after = await portrait(mission);
  await call(owner, handlers.deleteTasks, { mission, tasks: made.tasks.map(({ id }) => id) });
  expect(await portrait(mission)).toEqual(before);
  await undo(owner, mission);
  expect(await portrait(mission)).toEqual(after);
  await undo(owner, mission);
  expect(await portrait(mission)).toEqual(before);
  await redo(owner, mission);
  expect(await portrait(mission)).toEqual(after);
});

const create = async (mission: string, task: object) => {
  const made = (await call(owner, handlers.createTask, { mission, ...task })) as { tasks: { id: string }[] };
  return made.tasks[0]?.id ?? '';
};

const openItems = async (missionId: string) =>
  (await db().attentionItem.findMany({ where: { missionId, status: 'open' } })).map(({ kind }) => kind);

/** Everything that was planned, without what counts or is derived. */
async function portrait(missionId: string) {
  const tasks = await db().task.findMany({
    where: { missionId },
    orderBy: { number: 'asc' },
    omit: { version: true, updatedAt: true, readyAt: true, endedAt: true },
    include: { dependencies: true, assignees: true, excludes: true },
  });
  return { tasks, milestones: await db().milestone.findMany({ where: { missionId }, orderBy: { position: 'asc' } }) };
}
