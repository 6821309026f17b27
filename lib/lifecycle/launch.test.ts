import { beforeAll, expect, test } from 'vitest';
import { archiveAgent } from '@/lib/agents/commands';
import { removeMember } from '@/lib/members/commands';
import { createMission, updateMission } from '@/lib/missions/commands';
import { getMission } from '@/lib/missions/data';
import { createMissionInput } from '@/lib/missions/schema';
import { db } from '@/lib/server/db';
import { createTasks, updateTask } from '@/lib/tasks/commands';
import { createTaskInput } from '@/lib/tasks/schema';
import { aMember, anAgent, aWorkspace, type TestWorkspace } from '@/test/factories';
import { aPlannedMission, signDraft, someTerms } from '@/test/factories-governance';
import { addTasks } from '@/test/factories-graph';
import { updateMissionStatus } from './commands';
import { getReadiness } from './data';

let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await aWorkspace();
});

const launch = (mission: string) => updateMissionStatus(workspace.owner, { mission, status: 'execute', reason: '' });

async function errorsOf(mission: string): Promise<string[]> {
  const { problems } = await getReadiness(workspace.owner, mission);
  return problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

test('everything that stands between a plan and its launch is named at once, each with its fix', async () => {
  const mission = await aPlannedMission(workspace.owner);
  await updateMission(workspace.owner, {
    mission,
    inputs: [{ name: 'audience', type: 'string', description: '', required: true, value: null }],
  });
  const { problems } = await getReadiness(workspace.owner, mission);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([
    { severity: 'error', code: 'no_open_task', words: 'It has no task to do.', fix: { kind: 'new_task' } },
    {
      severity: 'error',
      code: 'input_not_bound',
      words: 'The input audience has no value.',
      fix: { kind: 'input', field: 'audience' },
    },
    { severity: 'error', code: 'no_contract', words: 'It has no contract.', fix: { kind: 'contract' } },
  ]);
  await expect(launch(mission)).rejects.toMatchObject({ code: 'wrong_state', extra: { problems } });
});

test('a drafted contract must be signed, and every assertion be fulfilled by exactly one task that counts', async () => {
  const terms = { ...someTerms, assertions: [{ statement: 'One.' }, { statement: 'Two.' }] };
  const mission = await aPlannedMission(workspace.owner, terms);
  const { T0 = '', T1 = '' } = await addTasks(workspace.owner, mission, [
    { title: 'a', fulfils: ['A1', 'A9'] },
    { title: 'b', fulfils: ['A1'] },
  ]);
  expect(await errorsOf(mission)).toEqual(['contract_not_signed']);
  await signDraft(workspace.owner, mission);
  expect(await errorsOf(mission)).toEqual(['assertion_uncovered', 'assertion_doubly_covered', 'unknown_assertion']);
  await updateTask(workspace.owner, { task: T0, fulfils: ['A1'] });
  await updateTask(workspace.owner, { task: T1, fulfils: ['A2'] });
  expect(await errorsOf(mission)).toEqual([]);
  await launch(mission);
  const view = await getMission(workspace.owner, mission);
  expect(view).toMatchObject({ status: 'execute', ready: 2, contract: { inForce: 1, draft: null } });
  await expect(launch(mission)).rejects.toMatchObject({ code: 'wrong_state' });
});

test('a verification that only its worker could do stops the launch', async () => {
  const alone = await aWorkspace();
  const mission = await aPlannedMission(alone.owner, someTerms);
  await signDraft(alone.owner, mission);
  const mine = { title: 'mine', fulfils: ['A1'], assignedTo: [alone.owner.principal.id] };
  await createTasks(alone.owner, createTaskInput.parse({ mission, ...mine }));
  const codes = async () => (await getReadiness(alone.owner, mission)).problems.map(({ code }) => code);
  expect(await codes()).toContain('no_reviewer');
  await aMember(alone, 'reviewer');
  expect(await codes()).not.toContain('no_reviewer');
});

test('a task that only people or agents may take who are gone or may not work stops the launch', async () => {
  const alone = await aWorkspace();
  const agent = await anAgent(alone);
  const [leaver, viewer] = [await aMember(alone, 'planner'), await aMember(alone, 'viewer')];
  const mission = await aPlannedMission(alone.owner, someTerms);
  await signDraft(alone.owner, mission);
  const gone = [agent.id, leaver.principal.id, viewer.principal.id];
  const tasks = [
    { title: 'one', fulfils: ['A1'], assignedTo: gone },
    { title: 'two', assignedTo: [...gone, alone.owner.principal.id] },
  ];
  await createTasks(alone.owner, createTaskInput.parse({ mission, tasks }));
  const errors = async () =>
    (await getReadiness(alone.owner, mission)).problems.filter(({ code }) => code === 'assignee_gone');
  expect(await errors()).toEqual([]);
  await archiveAgent(alone.owner, agent.id);
  await removeMember(alone.owner, leaver.principal.id);
  expect(await errors()).toEqual([
    {
      code: 'assignee_gone',
      severity: 'error',
      words: 'T0 is assigned to nobody who could take it.',
      fix: { kind: 'task', taskId: expect.any(String), field: 'assignedTo' },
    },
  ]);
});

test('an agent with a token for reviews counts as a reviewer, one without does not', async () => {
  const alone = await aWorkspace();
  const mission = await aPlannedMission(alone.owner, someTerms);
  await signDraft(alone.owner, mission);
  const mine = { title: 'mine', fulfils: ['A1'], assignedTo: [alone.owner.principal.id] };
  await createTasks(alone.owner, createTaskInput.parse({ mission, ...mine }));
  await anAgent(alone, { scopes: ['read', 'work'] });
  expect((await getReadiness(alone.owner, mission)).ready).toBe(false);
  await anAgent(alone, { scopes: ['read', 'review'], kind: 'validator' });
  expect((await getReadiness(alone.owner, mission)).ready).toBe(true);
});

test('what a task lacks to be ready to run is a warning, and an error where the contract says so', async () => {
  const severityUnder = async (allEightRequired: boolean) => {
    const evidence = { allEightRequired };
    const mission = await aPlannedMission(workspace.owner, { ...someTerms, evidence });
    await signDraft(workspace.owner, mission);
    await addTasks(workspace.owner, mission, [{ title: 'bare', fulfils: ['A1'] }]);
    const { problems } = await getReadiness(workspace.owner, mission);
    return problems.find(({ code }) => code === 'task_not_ready_to_run')?.severity;
  };
  expect([await severityUnder(false), await severityUnder(true)]).toEqual(['warning', 'error']);
});

test('a task that waits for a cancelled one stops the launch', async () => {
  const mission = await aPlannedMission(workspace.owner, someTerms);
  await signDraft(workspace.owner, mission);
  const { T0 = '' } = await addTasks(workspace.owner, mission, [
    { title: 'a' },
    { title: 'b', fulfils: ['A1'], dependsOn: ['T0'] },
  ]);
  await db().task.update({ where: { id: T0 }, data: { status: 'cancelled' } });
  expect(await errorsOf(mission)).toEqual(['dead_dependency']);
});

test('a mission leaves brainstorm only with a brief, and a list of problems stays short', async () => {
  const mission = await createMission(workspace.owner, createMissionInput.parse({ name: 'An idea' }));
  const plan = () => updateMissionStatus(workspace.owner, { mission, status: 'plan', reason: '' });
  await expect(plan()).rejects.toMatchObject({ code: 'wrong_state' });
  await updateMission(workspace.owner, { mission, brief: 'Do it.' });
  await plan();
  await addTasks(
    workspace.owner,
    mission,
    Array.from({ length: 120 }, () => ({ title: 'x' })),
  );
  expect((await getReadiness(workspace.owner, mission)).problems.length).toBeLessThan(60);
});
