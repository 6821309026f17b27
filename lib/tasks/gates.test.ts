import { beforeAll, beforeEach, expect, test } from 'vitest';
import { updateMissionStatus } from '@/lib/lifecycle/commands';
import { createMilestone, updateMilestone } from '@/lib/milestones/commands';
import { db } from '@/lib/server/db';
import { cancelTask } from '@/lib/work/exits';
import { anAgent, aWorkspace, type TestAgent, type TestWorkspace } from '@/test/factories';
import { aPlannedMission, claim, complete, signDraft, someTerms } from '@/test/factories-governance';
import { addTasks } from '@/test/factories-graph';
import { getTask } from './data-detail';
import { getMissionGraph } from './data-graph';
import { changeDependencies } from './edges';

let workspace: TestWorkspace;
let worker: TestAgent;

beforeAll(async () => {
  workspace = await aWorkspace();
  worker = await anAgent(workspace, { concurrencyLimit: 100 });
});

let mission: string;
let gate: string;
let tasks: Record<string, string>;

/** Build (T0, validated by T1) stands before Launch (T2) with a gate. */
beforeEach(async () => {
  mission = await aPlannedMission(workspace.owner, someTerms);
  gate = await createMilestone(workspace.owner, mission, { name: 'Build', gate: true });
  const second = await createMilestone(workspace.owner, mission, { name: 'Launch' });
  tasks = await addTasks(workspace.owner, mission, [
    { title: 'build', milestoneId: gate, fulfils: ['A1'] },
    { title: 'validate', milestoneId: gate, isValidation: true, dependsOn: ['T0'] },
    { title: 'launch', milestoneId: second },
  ]);
  await signDraft(workspace.owner, mission);
  await updateMissionStatus(workspace.owner, { mission, status: 'execute', reason: '' });
});

const keysWhere = async (where: object) =>
  (await db().task.findMany({ where: { missionId: mission, ...where }, orderBy: { number: 'asc' } })).map(
    ({ key }) => key,
  );
const readyKeys = () => keysWhere({ readyAt: { not: null } });

test('a gated milestone keeps the next one waiting until its validation is over, and can close a circle', async () => {
  const { T0 = '', T1 = '', T2 = '' } = tasks;
  expect(await readyKeys()).toEqual(['T0']);
  await expect(changeDependencies(workspace.owner, T0, 'add', ['T2'])).rejects.toMatchObject({ code: 'cycle' });
  await complete(worker.tenant, await claim(worker.tenant, T0));
  expect(await readyKeys()).toEqual(['T1']);
  const drawn = await getMissionGraph(workspace.owner, mission);
  expect(drawn.edges.map(({ from, to }) => [from, to])).toContainEqual([T1, T2]);
  expect((await getTask(workspace.owner, T1)).dependents).toEqual([{ id: T2, key: 'T2', status: 'todo' }]);
  const validator = (await anAgent(workspace)).tenant;
  await complete(validator, await claim(validator, T1));
  expect(await readyKeys()).toEqual(['T2']);
});

test('a gate that is taken away lets the next milestone start, and one that is set again closes it', async () => {
  await updateMilestone(workspace.owner, gate, { gate: false });
  expect(await readyKeys()).toEqual(['T0', 'T2']);
  await updateMilestone(workspace.owner, gate, { gate: true });
  expect(await readyKeys()).toEqual(['T0']);
});

test('the validation of a gate is not cancelled before somebody says what becomes of those behind it (R2)', async () => {
  const cancel = (dependents?: 'cancel' | 'detach') =>
    cancelTask(workspace.owner, { task: tasks.T1 ?? '', reason: 'no', dependents });
  await expect(cancel()).rejects.toMatchObject({
    code: 'wrong_state',
    message: 'T2 would wait in vain for T1.',
    extra: { dependents: [{ key: 'T2' }] },
  });
  await cancel('detach');
  expect(await readyKeys()).toEqual(['T0', 'T2']);
});

test('cancelled together with those behind it, a validation leaves nothing that waits', async () => {
  await cancelTask(workspace.owner, { task: tasks.T1 ?? '', reason: 'no', dependents: 'cancel' });
  expect(await keysWhere({ status: 'cancelled' })).toEqual(['T1', 'T2']);
});

test('what replaces the validation of a gate stands in its place', async () => {
  const fix = (more: object) => addTasks(workspace.owner, mission, [{ title: 'again', supersedes: 'T1', ...more }]);
  await expect(fix({})).rejects.toMatchObject({ code: 'invalid_input', message: expect.stringContaining('gate') });
  await fix({ milestoneId: gate, isValidation: true });
  expect(await readyKeys()).toEqual(['T0', 'T3']);
  const validator = (await anAgent(workspace)).tenant;
  const { id = '' } = (await db().task.findFirst({ where: { missionId: mission, key: 'T3' } })) ?? {};
  await complete(validator, await claim(validator, id));
  expect(await readyKeys()).toEqual(['T0', 'T2']);
});
