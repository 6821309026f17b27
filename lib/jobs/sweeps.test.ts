import { describe, expect, it } from 'vitest';
import { archiveAgent } from '@/lib/agents/commands';
import { heartbeatTask } from '@/lib/attempts/handlers';
import { updateMissionStatus } from '@/lib/lifecycle/commands';
import { removeMember } from '@/lib/members/commands';
import { db } from '@/lib/server/db';
import { tickMs } from '@/lib/server/jobs';
import { blockTask, completeTask, skipTask } from '@/lib/work/handlers';
import { aMember, anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim } from '@/test/factories-governance';
import { claimed, codeOf, expireLease, itemsOf, outcomesOf, refusalOf, statusOf } from '@/test/factories-work';
import { sweeps } from './sweeps';

async function sweepAll(): Promise<void> {
  for (const sweep of sweeps) await sweep.run();
}

const secondsBetween = (from: Date | null, to: Date | null) => ((to?.getTime() ?? 0) - (from?.getTime() ?? 0)) / 1000;

async function aWorker(tasks: readonly object[] = [{ title: 'one', fulfils: ['A1'] }, { title: 'two' }]) {
  const workspace = await aWorkspace();
  const mission = await aRunningMission(workspace.owner, tasks);
  const agent = await anAgent(workspace, { concurrencyLimit: 5 });
  return { workspace, mission, agent, held: await claim(agent.tenant, mission.tasks.T0 ?? '') };
}

describe('the sweeps', () => {
  it('make a lost task ready again with one item, and a lost last attempt a failed task with another', async () => {
    const { mission, agent, held } = await aWorker([{ title: 'one', fulfils: ['A1'], maxAttempts: 2 }]);
    await expireLease(held.attemptId);
    await Promise.all([sweepAll(), sweepAll(), sweepAll()]);
    expect(await outcomesOf(held.taskId)).toEqual(['lost']);
    expect(await statusOf(held.taskId)).toBe('todo');
    expect(await itemsOf(mission.id, 'worker_lost')).toHaveLength(1);
    const second = await claim(agent.tenant, held.taskId);
    expect(await itemsOf(mission.id, 'worker_lost')).toHaveLength(0);
    await expireLease(second.attemptId);
    await sweepAll();
    expect(await statusOf(held.taskId)).toBe('failed');
    expect(await itemsOf(mission.id, 'retry_limit')).toHaveLength(1);
  });

  it('seal an ended mission when its last attempt has handed over, not before', async () => {
    const { workspace, mission, agent, held } = await aWorker();
    await updateMissionStatus(workspace.owner, { mission: mission.id, status: 'cancelled', reason: 'Enough.' });
    await sweepAll();
    expect(await db().receipt.count({ where: { missionId: mission.id } })).toBe(0);
    const beat = await call(agent.tenant, heartbeatTask, { task: held.taskId, leaseToken: held.leaseToken });
    expect(beat).toMatchObject({ cancelRequested: true });
    const handoff = { summary: 'This is how far I came.' };
    await call(agent.tenant, completeTask, { task: held.taskId, leaseToken: held.leaseToken, handoff });
    await sweepAll();
    expect(await db().receipt.count({ where: { missionId: mission.id } })).toBe(1);
    expect(await outcomesOf(held.taskId)).toEqual(['cancelled']);
  });

  it('end an attempt that never answered the cancellation of its mission, and then seal', async () => {
    const { workspace, mission, held, agent } = await aWorker();
    await updateMissionStatus(workspace.owner, { mission: mission.id, status: 'failed', reason: 'It cannot be.' });
    await expireLease(held.attemptId);
    await Promise.all([sweepAll(), sweepAll()]);
    expect(await outcomesOf(held.taskId)).toEqual(['cancelled']);
    expect(await db().receipt.count({ where: { missionId: mission.id } })).toBe(1);
    const usage = { task: held.taskId, leaseToken: held.leaseToken, usage: [{ model: 'm', tokensIn: 1 }] };
    const { reportUsage } = await import('@/lib/attempts/handlers');
    expect(await codeOf(call(agent.tenant, reportUsage, usage))).toBe('wrong_state');
  });

  it('seal an ended mission within 60 s, also where a worker had been asked to stop just before', async () => {
    const { workspace, mission, agent, held } = await aWorker();
    const other = await claim(agent.tenant, mission.tasks.T1 ?? '');
    await call(workspace.owner, skipTask, { task: held.taskId, reason: 'Not needed.' });
    await updateMissionStatus(workspace.owner, { mission: mission.id, status: 'failed', reason: 'It cannot be.' });
    const { endedAt, sealDueAt } = await db().mission.findUniqueOrThrow({ where: { id: mission.id } });
    expect(secondsBetween(endedAt, sealDueAt)).toBe(60);
    const attempts = await db().attempt.findMany({ where: { missionId: mission.id } });
    expect(attempts.map(({ cancelDeadlineAt }) => secondsBetween(endedAt, cancelDeadlineAt))).toEqual([50, 50]);
    expect(attempts.map(({ leaseExpiresAt }) => secondsBetween(endedAt, leaseExpiresAt))).toEqual([50, 50]);
    // One sweep may be under way when the deadline passes; the next one ends the attempts and seals.
    expect(50 + (2 * tickMs) / 1000).toBeLessThanOrEqual(60);
    for (const { attemptId } of [held, other]) await expireLease(attemptId);
    await sweepAll();
    expect(await db().receipt.count({ where: { missionId: mission.id } })).toBe(1);
  });

  it('flag a block whose check-by date has passed, once', async () => {
    const { workspace, mission, agent, held } = await aWorker();
    const checkBy = new Date(Date.now() + 3_600_000).toISOString();
    const outside = { kind: 'outside', owner: workspace.owner.principal.id, checkBy, reason: 'The supplier is late.' };
    await call(agent.tenant, blockTask, { task: held.taskId, leaseToken: held.leaseToken, ...outside });
    await sweepAll();
    expect(await itemsOf(mission.id, 'dead_block')).toHaveLength(0);
    await db()
      .$executeRaw`update task set block_check_at = clock_timestamp() - interval '1 second' where id = ${held.taskId}`;
    for (let i = 0; i < 3; i++) await sweepAll();
    expect(await itemsOf(mission.id, 'dead_block')).toHaveLength(1);
  });

  it('open a task to anyone able when all its assignees have left, say so once, and leave the others theirs', async () => {
    const workspace = await aWorkspace();
    const [gone, stays, archived] = [
      await aMember(workspace, 'reviewer'),
      await aMember(workspace, 'reviewer'),
      await anAgent(workspace),
    ];
    const left = gone.principal.id;
    const mission = await aRunningMission(workspace.owner, [
      { title: 'for one', fulfils: ['A1'], assignedTo: [left] },
      { title: 'for two', assignedTo: [left, stays.principal.id] },
      { title: 'for an agent', assignedTo: [archived.id] },
      { title: 'for who stays', assignedTo: [stays.principal.id] },
    ]);
    const [t0 = '', t1 = '', t2 = '', t3 = ''] = ['T0', 'T1', 'T2', 'T3'].map((key) => mission.tasks[key]);
    const agent = await anAgent(workspace, { concurrencyLimit: 9 });
    expect(await refusalOf(agent.tenant, { taskId: t0 })).toBe('not_assigned');
    await removeMember(workspace.owner, left);
    await archiveAgent(workspace.owner, archived.id);
    await Promise.all([sweepAll(), sweepAll()]);
    await sweepAll();
    expect((await claimed(agent.tenant, { taskId: t0 })).task.key).toBe('T0');
    expect((await claimed(agent.tenant, { taskId: t2 })).task.key).toBe('T2');
    expect(await refusalOf(agent.tenant, { taskId: t1 })).toBe('not_assigned');
    expect(await refusalOf(agent.tenant, { taskId: t3 })).toBe('not_assigned');
    expect((await claimed(stays, { taskId: t1 })).task.key).toBe('T1');
    const events = await db().event.findMany({
      where: { missionId: mission.id, type: 'task.assignee_left' },
      orderBy: { seq: 'asc' },
    });
    expect(events.map(({ data, principalId }) => [data, principalId.slice(0, 4)])).toEqual([
      [{ key: 'T0', assignee: left, others: 0 }, 'sys_'],
      [{ key: 'T1', assignee: left, others: 1 }, 'sys_'],
      [{ key: 'T2', assignee: archived.id, others: 0 }, 'sys_'],
    ]);
  });
});
