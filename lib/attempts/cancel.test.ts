import { expect, test } from 'vitest';
import { updateMissionStatus } from '@/lib/lifecycle/commands';
import { db } from '@/lib/server/db';
import { completeTask, releaseTask, skipTask } from '@/lib/work/handlers';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, complete, someTerms } from '@/test/factories-governance';
import { codeOf, expireLease, itemsOf, outcomesOf } from '@/test/factories-work';
import { reportProgress, reportUsage } from './handlers';
import { sweepLeases } from './sweep';

async function aHolder(given: object = {}, terms: object = someTerms) {
  const workspace = await aWorkspace();
  const tasks = [
    { title: 'one', fulfils: ['A1'], ...given },
    { title: 'two', ...given },
  ];
  const mission = await aRunningMission(workspace.owner, tasks, terms);
  const agent = await anAgent(workspace, { concurrencyLimit: 5 });
  const held = await claim(agent.tenant, mission.tasks.T0 ?? '');
  return { workspace, mission, agent, held, lease: { task: held.taskId, leaseToken: held.leaseToken } };
}

test('asking a worker to stop does not give it back a lease that has run out (R3)', async () => {
  const { workspace, mission, agent, held, lease } = await aHolder();
  await expireLease(held.attemptId);
  await call(workspace.owner, skipTask, { task: held.taskId, reason: 'Not needed.' });
  expect(await codeOf(call(agent.tenant, reportProgress, { ...lease, percent: 50 }))).toBe('lease_lost');
  await sweepLeases({ id: mission.id, workspaceId: workspace.id });
  expect(await outcomesOf(held.taskId)).toEqual(['lost']);
});

test('a mission does not complete while a worker that was asked to stop may still leave something (R8)', async () => {
  const { workspace, mission, agent, held, lease } = await aHolder();
  await complete(agent.tenant, await claim(agent.tenant, mission.tasks.T1 ?? ''));
  await call(workspace.owner, skipTask, { task: held.taskId, reason: 'Not needed.' });
  await db().assertion.updateMany({ where: { missionId: mission.id }, data: { state: 'waived' } });
  const end = () =>
    updateMissionStatus(workspace.owner, { mission: mission.id, status: 'complete', reason: 'All is done.' });
  await expect(end()).rejects.toMatchObject({ code: 'wrong_state' });
  const handoff = { summary: 'Half of it.', issues: [{ text: 'The log is full.' }] };
  await call(agent.tenant, releaseTask, { ...lease, reason: 'Asked to stop.', handoff });
  await expect(end()).rejects.toMatchObject({ code: 'wrong_state' });
  await db().handoffItem.updateMany({ where: { missionId: mission.id }, data: { disposition: 'dismissed' } });
  await end();
  expect(await db().mission.findUniqueOrThrow({ where: { id: mission.id } })).toMatchObject({ sealDueAt: null });
  expect(await db().receipt.count({ where: { missionId: mission.id } })).toBe(1);
});

test('neither totals of nothing nor an empty report are progress, so such an attempt does not succeed', async () => {
  const { agent, lease } = await aHolder();
  expect(await codeOf(call(agent.tenant, reportProgress, lease))).toBe('invalid_input');
  await call(agent.tenant, reportUsage, { ...lease, usage: [{ model: 'm', durationSeconds: 60 }] });
  const done = { ...lease, handoff: { summary: 'Done.' } };
  expect(await codeOf(call(agent.tenant, completeTask, done))).toBe('evidence_required');
  await call(agent.tenant, reportUsage, { ...lease, usage: [{ model: 'm', toolCalls: 1 }] });
  expect(await codeOf(call(agent.tenant, completeTask, done))).toBe('nothing was thrown');
});

test('what is booked late on a task that has ended asks nobody for its budget (R14)', async () => {
  const { mission, agent, held, lease } = await aHolder({ budget: { tokens: 10 } });
  await complete(agent.tenant, held);
  await call(agent.tenant, reportUsage, { ...lease, usage: [{ model: 'm', tokensOut: 50 }] });
  expect(await itemsOf(mission.id, 'task_budget')).toEqual([]);
});
