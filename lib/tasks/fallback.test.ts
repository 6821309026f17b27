import { expect, test } from 'vitest';
import { archiveAgent } from '@/lib/agents/commands';
import { revokeToken } from '@/lib/agents/handlers';
import { sweepLeases } from '@/lib/attempts/sweep';
import { sweeps } from '@/lib/jobs/sweeps';
import { getReadiness } from '@/lib/lifecycle/data';
import { removeMember } from '@/lib/members/commands';
import { undoPlanEdit, updateTask } from '@/lib/plan-edits/handlers';
import { db } from '@/lib/server/db';
import { planFromMission } from '@/lib/templates/from-mission';
import { failTask, listMyWork, releaseTask, retryTask } from '@/lib/work/handlers';
import { aMember, anAgent, aWorkspace, type TestAgent } from '@/test/factories';
import { aPlannedMission, aRunningMission, call, someTerms } from '@/test/factories-governance';
import { addTasks } from '@/test/factories-graph';
import { ask, claimed, codeOf, expireLease, itemsOf, refusalOf, statusOf } from '@/test/factories-work';
import { copyTasks, getTask } from './handlers';

type Given = { fallbackTo?: object | null; maxAttempts?: number; attemptsPerTask?: number };

/** A launched task with a worker for it, and another agent. */
async function aTask(plan: (other: TestAgent) => Given) {
  const workspace = await aWorkspace();
  const [first, other] = [await anAgent(workspace), await anAgent(workspace, { kind: 'validator' })];
  const { attemptsPerTask, ...given } = plan(other);
  const terms = { ...someTerms, budget: { ...someTerms.budget, ...(attemptsPerTask && { attemptsPerTask }) } };
  const { id, tasks } = await aRunningMission(workspace.owner, [{ title: 'one', fulfils: ['A1'], ...given }], terms);
  const task = tasks.T0 ?? '';
  const fail = async (worker = first.tenant, names: object = {}) => {
    const { leaseToken, context } = await claimed(worker, { taskId: task, ...names });
    await call(worker, failTask, { task, leaseToken, reason: 'It did not build.' });
    return context;
  };
  const read = () => db().task.findUniqueOrThrow({ where: { id: task } });
  const turns = () => db().event.count({ where: { missionId: id, type: 'task.fell_back' } });
  return { workspace, first, other, mission: id, task, fail, read, turns };
}

test('a fallback makes one attempt after the own ones: nobody else claims it, it is told why, and then a person is asked', async () => {
  const { workspace, first, other, mission, task, fail, read, turns } = await aTask(({ id }) => ({
    fallbackTo: { worker: id },
    maxAttempts: 2,
    attemptsPerTask: 5,
  }));
  expect(await refusalOf(other.tenant, { taskId: task })).toBe('not_capable');
  expect((await fail()).task.fallbackBecause).toBeUndefined();
  await fail();
  expect(await read()).toMatchObject({ status: 'todo', attemptsUsed: 2, extraAttempts: 1, fallbackAfter: 2 });
  expect(await itemsOf(mission, 'retry_limit')).toEqual([]);
  expect(await refusalOf(first.tenant, { taskId: task })).toBe('not_assigned');
  // What it gives back is not used: the task is still its own.
  const { leaseToken } = await claimed(other.tenant);
  await call(other.tenant, releaseTask, { task, leaseToken, reason: 'Not now.' });
  expect(await refusalOf(first.tenant, { taskId: task })).toBe('not_assigned');
  expect(await call(workspace.owner, getTask, { task })).toMatchObject({
    fallbackTo: { worker: { id: other.id }, model: null, inForce: true },
    can: { claim: false },
  });
  const { task: told, previous } = await fail(other.tenant);
  expect(told).toMatchObject({ attemptsLeft: 1 });
  expect(told.fallbackBecause).toContain('the 2 attempts before it were lost, failed or sent back');
  expect(previous).toMatchObject({ outcome: 'released' });
  expect(await statusOf(task)).toBe('failed');
  expect(await itemsOf(mission, 'retry_limit')).toHaveLength(1);
  await call(workspace.owner, retryTask, { task });
  await fail();
  expect(await statusOf(task)).toBe('failed');
  expect(await turns()).toBe(1);
});

test('within the contract the fallback has the last attempt of what is allowed, but never the first', async () => {
  const three = await aTask(({ id }) => ({ fallbackTo: { worker: id }, attemptsPerTask: 3 }));
  await three.fail();
  await three.fail();
  expect(await three.read()).toMatchObject({ attemptsUsed: 2, extraAttempts: 0, fallbackAfter: 2 });
  await three.fail(three.other.tenant);
  expect(await statusOf(three.task)).toBe('failed');
  const one = await aTask(({ id }) => ({ fallbackTo: { worker: id }, attemptsPerTask: 1 }));
  await one.fail();
  expect(await statusOf(one.task)).toBe('failed');
  expect(await one.turns()).toBe(0);
});

test('a fallback to a model asks for it at the claim, whatever the agent can do else', async () => {
  const { workspace, first, task, fail } = await aTask(() => ({ fallbackTo: { model: 'opus' }, maxAttempts: 1 }));
  await fail(first.tenant, { model: 'haiku' });
  const both = await anAgent(workspace, { models: ['haiku', 'opus'] });
  expect(await refusalOf(first.tenant, { taskId: task })).toBe('not_capable');
  expect(await refusalOf(both.tenant, { taskId: task, model: 'haiku' })).toBe('not_capable');
  expect((await fail(first.tenant, { model: 'opus' })).task.modelPolicy).toBe('opus');
  expect(await statusOf(task)).toBe('failed');
});

test('a fallback to a person shows among their tasks, and goes with them when they leave', async () => {
  const { workspace, mission, first, task, fail } = await aTask(() => ({ maxAttempts: 1 }));
  const person = await aMember(workspace, 'reviewer');
  const fallbackTo = { worker: person.principal.id };
  await call(workspace.owner, updateTask, { task, fallbackTo });
  await fail();
  expect(await call(person, listMyWork, {})).toMatchObject({ mine: [{ id: task }], open: [] });
  expect(await call(workspace.owner, listMyWork, {})).toMatchObject({ mine: [], open: [] });
  expect(await refusalOf(first.tenant, { taskId: task })).toBe('not_assigned');
  await removeMember(workspace.owner, person.principal.id);
  const departed = sweeps.filter(({ name }) => name === 'assignees who left');
  await Promise.all([...departed, ...departed].map(({ run }) => run()));
  expect(await statusOf(task)).toBe('failed');
  expect(await itemsOf(mission, 'retry_limit')).toHaveLength(1);
  await call(workspace.owner, retryTask, { task });
  expect((await claimed(first.tenant)).context.task.fallbackBecause).toBeUndefined();
});

test('attempts that are lost at the same time, swept at the same time, turn to the fallback once', async () => {
  const { first, other, mission, task, read, turns, workspace } = await aTask(({ id }) => ({
    fallbackTo: { worker: id },
    maxAttempts: 1,
  }));
  const { attempt } = await claimed(first.tenant);
  await expireLease(attempt.id);
  const swept = { id: mission, workspaceId: workspace.id };
  // The claim of the fallback closes what was lost, too.
  await Promise.all([sweepLeases(swept), sweepLeases(swept), ask(other.tenant), sweepLeases(swept)]);
  expect(await read()).toMatchObject({ attemptsUsed: 1, extraAttempts: 1, fallbackAfter: 1 });
  expect(await turns()).toBe(1);
  if ((await statusOf(task)) === 'todo') await claimed(other.tenant);
  expect(await statusOf(task)).toBe('in_progress');
});

test('a fallback that nobody could claim leaves the task failed, as without one', async () => {
  const archived = await aTask(({ id }) => ({ fallbackTo: { worker: id }, maxAttempts: 1 }));
  await archiveAgent(archived.workspace.owner, archived.other.id);
  await archived.fail();
  expect(await statusOf(archived.task)).toBe('failed');
  const revoked = await aTask(({ id }) => ({ fallbackTo: { worker: id }, maxAttempts: 1 }));
  const { id: token } = await db().token.findFirstOrThrow({ where: { agentId: revoked.other.id } });
  await call(revoked.workspace.owner, revokeToken, { token });
  await revoked.fail();
  expect(await statusOf(revoked.task)).toBe('failed');
  expect(await revoked.turns()).toBe(0);
});

test('a fallback is planned like any field: undone, copied, kept in a template, and of this workspace alone', async () => {
  const { workspace, other, mission, task } = await aTask(() => ({}));
  const fallbackTo = { worker: other.id };
  const stranger = await anAgent(await aWorkspace());
  const strange = { task, fallbackTo: { worker: stranger.id } };
  expect(await codeOf(call(workspace.owner, updateTask, strange))).toBe('not_found');
  await call(workspace.owner, updateTask, { task, fallbackTo });
  expect(await call(workspace.owner, copyTasks, { mission, tasks: [task] })).toMatchObject({ items: [{ fallbackTo }] });
  expect((await planFromMission(workspace.owner, mission)).tasks).toMatchObject([{ fallbackTo }]);
  await call(workspace.owner, undoPlanEdit, { mission });
  expect(await call(workspace.owner, getTask, { task })).toMatchObject({ fallbackTo: null });
  await archiveAgent(workspace.owner, other.id);
  expect(await codeOf(call(workspace.owner, updateTask, { task, fallbackTo }))).toBe('not_found');
});

test('a launch warns of fallbacks that could never act', async () => {
  const workspace = await aWorkspace();
  const [able, mute] = [await anAgent(workspace, { models: ['opus'] }), await anAgent(workspace)];
  await db().token.updateMany({ where: { agentId: mute.id }, data: { revokedAt: new Date() } });
  const mission = await aPlannedMission(workspace.owner, someTerms);
  const plan = [{ worker: able.id }, { worker: mute.id }, { model: 'opus' }, { model: 'no-such' }];
  await addTasks(
    workspace.owner,
    mission,
    plan.map((fallbackTo, index) => ({ title: `t${index}`, fallbackTo })),
  );
  const { problems } = await getReadiness(workspace.owner, mission);
  expect(problems.flatMap(({ code, words }) => (code === 'fallback_idle' ? [words] : []))).toEqual([
    'The fallback of T1 cannot act: no agent that is able holds a token to call with.',
    'The fallback of T3 cannot act: no agent that is able has that model.',
  ]);
});
