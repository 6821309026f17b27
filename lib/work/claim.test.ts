import { describe, expect, it } from 'vitest';
import { sweepLeases } from '@/lib/attempts/sweep';
import { holdMission, resumeMission } from '@/lib/missions/commands';
import { updateTask } from '@/lib/plan-edits/handlers';
import { db } from '@/lib/server/db';
import { aMember, anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, complete } from '@/test/factories-governance';
import { addTasks } from '@/test/factories-graph';
import { ask, claimed, codeOf, expireLease, outcomesOf, refusalOf, statusOf } from '@/test/factories-work';
import { releaseTask } from './handlers';

const someTasks = (count: number, given: object = {}) =>
  Array.from({ length: count }, (_, index) => ({
    title: `task ${index}`,
    ...(index === 0 && { fulfils: ['A1'] }),
    ...given,
  }));

describe('claim_task', () => {
  it('gives the task with its lease, its number and its context, and keeps the context as given', async () => {
    const workspace = await aWorkspace();
    const { id, tasks } = await aRunningMission(workspace.owner, [
      { title: 'audit', objective: 'Find the gaps.', criteria: 'All found.', fulfils: ['A1'] },
    ]);
    const agent = await anAgent(workspace);
    const answer = await claimed(agent.tenant);
    expect(answer.task).toMatchObject({ id: tasks.T0, key: 'T0', title: 'audit', missionId: id });
    expect(answer.attempt).toMatchObject({ number: 1, leaseSeconds: 120 });
    expect(answer.context.task.objective).toBe('Find the gaps.');
    expect(answer.context.contract?.assertions.map(({ key }) => key)).toEqual(['A1']);
    const row = await db().attempt.findUniqueOrThrow({ where: { id: answer.attempt.id } });
    expect(row.context).toEqual(answer.context);
    expect(Object.values(row)).not.toContain(answer.leaseToken);
    expect(await statusOf(answer.task.id)).toBe('in_progress');
  });

  it('takes urgent missions first, then urgent tasks, then the nearest due date', async () => {
    const workspace = await aWorkspace();
    const agent = await anAgent(workspace, { concurrencyLimit: 10 });
    const slow = await aRunningMission(workspace.owner, someTasks(1));
    const fast = await aRunningMission(workspace.owner, [
      { title: 'later', priority: 'medium', fulfils: ['A1'], dueAt: '2030-02-01T00:00:00Z' },
      { title: 'sooner', priority: 'medium', dueAt: '2030-01-01T00:00:00Z' },
      { title: 'first', priority: 'urgent' },
    ]);
    await db().mission.update({ where: { id: fast.id }, data: { priority: 'urgent' } });
    const titles: string[] = [];
    for (let i = 0; i < 4; i++) titles.push((await claimed(agent.tenant)).task.title);
    expect(titles).toEqual(['first', 'sooner', 'later', 'task 0']);
    expect(slow.id).not.toBe(fast.id);
  });

  it('gives no task to two workers: 32 ask at once for 20 tasks and 20 get one each', async () => {
    const workspace = await aWorkspace();
    const { id } = await aRunningMission(workspace.owner, someTasks(20));
    const agents = await Promise.all(Array.from({ length: 32 }, () => anAgent(workspace)));
    const answers = await Promise.all(agents.map(({ tenant }) => ask(tenant)));
    const got = answers.flatMap((answer) => (answer.task ? [answer.task.id] : []));
    expect(got).toHaveLength(20);
    expect(new Set(got).size).toBe(20);
    expect((await db().mission.findUniqueOrThrow({ where: { id } })).liveAttempts).toBe(20);
  });

  it('keeps an agent below its concurrency limit, however many of its sessions ask at once', async () => {
    const workspace = await aWorkspace();
    await aRunningMission(workspace.owner, someTasks(6));
    await aRunningMission(workspace.owner, someTasks(6));
    const agent = await anAgent(workspace, { concurrencyLimit: 3 });
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(agent.tenant)));
    expect(answers.filter(({ task }) => task !== null)).toHaveLength(3);
    expect(await refusalOf(agent.tenant)).toBe('at_limit');
  });

  it('runs at most maxParallel attempts of a mission at once', async () => {
    const workspace = await aWorkspace();
    const { id } = await aRunningMission(workspace.owner, someTasks(6));
    await db().mission.update({ where: { id }, data: { maxParallel: 2 } });
    const agents = await Promise.all(Array.from({ length: 8 }, () => anAgent(workspace)));
    const answers = await Promise.all(agents.map(({ tenant }) => ask(tenant)));
    expect(answers.filter(({ task }) => task !== null)).toHaveLength(2);
    const late = await anAgent(workspace);
    expect(await refusalOf(late.tenant, { missionId: id })).toBe('mission_full');
  });

  it('never starts a task before its dependencies, also where readyAt is wrong (R2)', async () => {
    const workspace = await aWorkspace();
    const { tasks } = await aRunningMission(workspace.owner, [
      { title: 'first', ref: 'a', fulfils: ['A1'] },
      { title: 'second', dependsOn: ['a'] },
    ]);
    const agent = await anAgent(workspace);
    const second = tasks.T1 ?? '';
    expect(await refusalOf(agent.tenant, { taskId: second })).toBe('dependency_not_done');
    await db().task.update({ where: { id: second }, data: { readyAt: new Date() } });
    expect(await refusalOf(agent.tenant, { taskId: second })).toBe('dependency_not_done');
    await complete(agent.tenant, await claim(agent.tenant, tasks.T0 ?? ''));
    expect((await claimed(agent.tenant, { taskId: second })).attempt.number).toBe(1);
  });

  it('gives nothing of a held mission, and goes on when the hold ends', async () => {
    const workspace = await aWorkspace();
    const { id } = await aRunningMission(workspace.owner);
    const agent = await anAgent(workspace);
    await holdMission(workspace.owner, id, 'Wait.');
    expect(await refusalOf(agent.tenant)).toBe('nothing_ready');
    expect(await refusalOf(agent.tenant, { missionId: id })).toBe('mission_on_hold');
    await resumeMission(workspace.owner, id, 'person', 'Go on.');
    expect((await claimed(agent.tenant)).task.key).toBe('T0');
  });

  it('says why this worker gets a task not: role, skill, model, assignment, allowed agents', async () => {
    const workspace = await aWorkspace();
    const other = await anAgent(workspace);
    const { id, tasks } = await aRunningMission(workspace.owner, [
      { title: 'judge', role: 'validator', fulfils: ['A1'] },
      { title: 'rust', requiredSkills: ['rust'] },
      { title: 'big', requiredModels: ['large-1', 'large-2'] },
      { title: 'theirs', assignedTo: [other.id] },
    ]);
    const agent = await anAgent(workspace);
    const why = (key: string, given: object = {}) => refusalOf(agent.tenant, { taskId: tasks[key], ...given });
    expect(await why('T0')).toBe('not_capable');
    expect(await why('T1')).toBe('not_capable');
    expect(await why('T2', { model: 'small-1' })).toBe('not_capable');
    expect(await why('T3')).toBe('not_assigned');
    expect(await claimed(agent.tenant, { taskId: tasks.T2, model: 'large-2' })).toMatchObject({ task: { key: 'T2' } });
    await db().missionAgent.create({ data: { missionId: id, agentId: other.id } });
    expect(await why('T1')).toBe('at_limit');
    const third = await anAgent(workspace, { skills: ['rust'] });
    expect(await refusalOf(third.tenant, { taskId: tasks.T1 })).toBe('not_allowed');
  });

  it('keeps a worker from what judges its own work, by notBy and by validation (R7)', async () => {
    const workspace = await aWorkspace();
    const doer = await anAgent(workspace);
    const { id, tasks } = await aRunningMission(workspace.owner, [
      { title: 'work', ref: 'w', fulfils: ['A1'] },
      { title: 'check', dependsOn: ['w'], isValidation: true },
      { title: 'other', notBy: ['w'] },
    ]);
    await complete(doer.tenant, await claim(doer.tenant, tasks.T0 ?? ''));
    expect(await refusalOf(doer.tenant, { taskId: tasks.T1 })).toBe('excluded');
    expect(await refusalOf(doer.tenant, { taskId: tasks.T2 })).toBe('excluded');
    expect(await refusalOf(doer.tenant, { missionId: id })).toBe('excluded');
    const another = await anAgent(workspace, { concurrencyLimit: 2 });
    expect((await claimed(another.tenant, { taskId: tasks.T1 })).task.key).toBe('T1');
    expect((await claimed(another.tenant, { taskId: tasks.T2 })).task.key).toBe('T2');
  });

  it('keeps a worker from the work whose check it took before, while it holds the check and when it did it (R7)', async () => {
    const workspace = await aWorkspace();
    const checker = await anAgent(workspace, { concurrencyLimit: 2 });
    const { id, tasks } = await aRunningMission(workspace.owner, [
      { title: 'work', ref: 'w', fulfils: ['A1'] },
      { title: 'check', notBy: ['w'] },
    ]);
    const check = await claim(checker.tenant, tasks.T1 ?? '');
    expect(await refusalOf(checker.tenant, { taskId: tasks.T0 })).toBe('excluded');
    await complete(checker.tenant, check);
    expect(await refusalOf(checker.tenant, { taskId: tasks.T0 })).toBe('excluded');
    expect(await refusalOf(checker.tenant, { missionId: id })).toBe('excluded');
    expect((await claimed((await anAgent(workspace)).tenant, { taskId: tasks.T0 })).task.key).toBe('T0');
  });

  it('lets whoever gave the check back do the work, and then keeps it from the check', async () => {
    const workspace = await aWorkspace();
    const agent = await anAgent(workspace, { concurrencyLimit: 2 });
    const { tasks } = await aRunningMission(workspace.owner, [
      { title: 'work', ref: 'w', fulfils: ['A1'] },
      { title: 'check', notBy: ['w'] },
    ]);
    const { taskId, leaseToken } = await claim(agent.tenant, tasks.T1 ?? '');
    await call(agent.tenant, releaseTask, { task: taskId, leaseToken, reason: 'Not mine.' });
    expect((await claimed(agent.tenant, { taskId: tasks.T0 })).task.key).toBe('T0');
    expect(await refusalOf(agent.tenant, { taskId })).toBe('excluded');
  });

  it('gives one identity one of the two, however often it asks for both at the same moment (R7)', async () => {
    const workspace = await aWorkspace();
    const person = await aMember(workspace, 'reviewer');
    const held: number[] = [];
    for (let round = 0; round < 5; round++) {
      const { tasks } = await aRunningMission(workspace.owner, [
        { title: 'work', ref: 'w', fulfils: ['A1'] },
        { title: 'check', notBy: ['w'] },
      ]);
      const both = [tasks.T0, tasks.T1, tasks.T1, tasks.T0];
      const answers = await Promise.all(both.map((taskId) => ask(person, { taskId })));
      held.push(answers.filter(({ task }) => task !== null).length);
    }
    expect(held).toEqual([1, 1, 1, 1, 1]);
  });

  it('lets nobody complete both when notBy came after the claims (R7)', async () => {
    const workspace = await aWorkspace();
    const agent = await anAgent(workspace, { concurrencyLimit: 2 });
    const { tasks } = await aRunningMission(workspace.owner, [{ title: 'work', fulfils: ['A1'] }, { title: 'check' }]);
    const [work, check] = [await claim(agent.tenant, tasks.T0 ?? ''), await claim(agent.tenant, tasks.T1 ?? '')];
    await call(workspace.owner, updateTask, { task: check.taskId, notBy: [work.taskId] });
    expect(await codeOf(complete(agent.tenant, check))).toBe('forbidden');
    await call(agent.tenant, releaseTask, { task: check.taskId, leaseToken: check.leaseToken, reason: 'Not mine.' });
    await complete(agent.tenant, work);
    expect(await statusOf(work.taskId)).toBe('done');
    expect(await refusalOf(agent.tenant, { taskId: check.taskId })).toBe('excluded');
  });

  it('closes an expired attempt as lost before it gives the task to the next worker', async () => {
    const workspace = await aWorkspace();
    const { tasks } = await aRunningMission(workspace.owner);
    const [first, second] = [await anAgent(workspace), await anAgent(workspace)];
    const lost = await claimed(first.tenant);
    expect(await refusalOf(second.tenant, { taskId: tasks.T0 })).toBe('already_claimed');
    await expireLease(lost.attempt.id);
    const next = await claimed(second.tenant);
    expect(next.attempt.number).toBe(2);
    expect(await outcomesOf(next.task.id)).toEqual(['lost', 'running']);
    const events = await db().event.findMany({ where: { taskId: next.task.id, type: 'attempt.lost' } });
    expect(events.map(({ principalId }) => principalId.slice(0, 4))).toEqual(['sys_']);
  });

  it('lets a person claim with a lease of an hour, without a list of skills', async () => {
    const workspace = await aWorkspace();
    await aRunningMission(workspace.owner, [{ title: 'one', requiredSkills: ['rust'], fulfils: ['A1'] }]);
    const person = await aMember(workspace, 'reviewer');
    expect((await claimed(person)).attempt.leaseSeconds).toBe(3600);
  });

  it('takes single tasks from the Inbox', async () => {
    const workspace = await aWorkspace();
    const agent = await anAgent(workspace);
    await addTasks(workspace.owner, workspace.inboxId, [{ title: 'one small thing' }]);
    expect((await claimed(agent.tenant)).task.title).toBe('one small thing');
  });

  it('answers not_found for a mission and a task of another workspace (R10)', async () => {
    const [mine, theirs] = [await aWorkspace(), await aWorkspace()];
    const foreign = await aRunningMission(theirs.owner);
    const agent = await anAgent(mine);
    expect(await codeOf(ask(agent.tenant, { missionId: foreign.id }))).toBe('not_found');
    expect(await codeOf(ask(agent.tenant, { taskId: foreign.tasks.T0 }))).toBe('not_found');
    expect(await refusalOf(agent.tenant)).toBe('nothing_ready');
  });

  it('loses an attempt once, however many sweep at the same time', async () => {
    const workspace = await aWorkspace();
    const { id, tasks } = await aRunningMission(workspace.owner);
    const agent = await anAgent(workspace);
    await expireLease((await claimed(agent.tenant)).attempt.id);
    const lost = await Promise.all(Array.from({ length: 6 }, () => sweepLeases({ id, workspaceId: workspace.id })));
    expect(lost.toSorted()).toEqual([0, 0, 0, 0, 0, 1]);
    const task = await db().task.findUniqueOrThrow({ where: { id: tasks.T0 ?? '' } });
    expect(task).toMatchObject({ status: 'todo', attemptsUsed: 1 });
    expect((await db().mission.findUniqueOrThrow({ where: { id } })).liveAttempts).toBe(0);
  });
});
