import { expect, test } from 'vitest';
import { db } from '@/lib/server/db';
import { createTasks } from '@/lib/tasks/commands';
import { createTaskInput } from '@/lib/tasks/schema';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, claim } from '@/test/factories-governance';
import { addTasks } from '@/test/factories-graph';
import { createBranch, pruneBranch } from './commands';

const statuses = async (missionId: string) =>
  (await db().task.findMany({ where: { missionId }, orderBy: { number: 'asc' } })).map(
    ({ key, status }) => `${key} ${status}`,
  );

async function aBranchedMission() {
  const workspace = await aWorkspace();
  const { owner } = workspace;
  const { id } = await aRunningMission(owner, [{ title: 'base', fulfils: ['A1'] }]);
  const branchId = await createBranch(owner, id, { name: 'Mail', hypothesis: 'They answer.' });
  const tasks = await addTasks(owner, id, [
    { ref: 'a', title: 'draft', branchId },
    { ref: 'b', title: 'send', branchId, dependsOn: ['a'] },
    { ref: 'c', title: 'compare', dependsOn: ['b', 'T0'] },
  ]);
  return { workspace, owner, id, branchId, tasks };
}

test('pruning cancels the open tasks of the branch, asks running attempts to stop and keeps the reason', async () => {
  const { workspace, owner, id, branchId, tasks } = await aBranchedMission();
  const { tenant } = await anAgent(workspace);
  const held = await claim(tenant, tasks.T1 ?? '');
  await pruneBranch(owner, branchId, { reason: 'No replies.', dependents: 'detach' });
  expect(await statuses(id)).toEqual(['T0 todo', 'T1 cancelled', 'T2 cancelled', 'T3 todo']);
  const attempt = await db().attempt.findUniqueOrThrow({ where: { id: held.attemptId } });
  expect([attempt.outcome, attempt.cancelRequestedAt !== null]).toEqual(['running', true]);
  const edges = await db().taskDependency.findMany({ where: { taskId: tasks.T3 ?? '' } });
  expect(edges.length).toBe(1);
  const branch = await db().branch.findUniqueOrThrow({ where: { id: branchId } });
  expect([branch.prunedReason, branch.prunedById]).toEqual(['No replies.', owner.principal.id]);
  await expect(pruneBranch(owner, branchId, { reason: 'Again.' })).rejects.toMatchObject({ code: 'wrong_state' });
  const late = createTasks(owner, createTaskInput.parse({ mission: id, title: 'more', branchId }));
  await expect(late).rejects.toMatchObject({ code: 'wrong_state' });
});

test('open dependents outside are never left to wait in vain: the caller says what becomes of them', async () => {
  const { owner, id, branchId, tasks } = await aBranchedMission();
  await expect(pruneBranch(owner, branchId, { reason: 'No.' })).rejects.toMatchObject({
    code: 'wrong_state',
    extra: { dependents: [{ id: tasks.T3, key: 'T3', status: 'todo' }] },
  });
  expect(await statuses(id)).toEqual(['T0 todo', 'T1 todo', 'T2 todo', 'T3 todo']);
  await pruneBranch(owner, branchId, { reason: 'No.', dependents: 'cancel' });
  expect(await statuses(id)).toEqual(['T0 todo', 'T1 cancelled', 'T2 cancelled', 'T3 cancelled']);
});
