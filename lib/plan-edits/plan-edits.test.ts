import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { aMember, anAgent, aWorkspace, type TestWorkspace } from '@/test/factories';
import { aPlannedMission, aRunningMission, call, claim } from '@/test/factories-governance';
import { addTasks } from '@/test/factories-graph';
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

/** Everything that was planned, without what counts or is derived. */
async function portrait(missionId: string) {
  const tasks = await db().task.findMany({
    where: { missionId },
    orderBy: { number: 'asc' },
    omit: { version: true, updatedAt: true, readyAt: true },
    include: { dependencies: true, assignees: true, excludes: true },
  });
  return { tasks, milestones: await db().milestone.findMany({ where: { missionId }, orderBy: { position: 'asc' } }) };
}
