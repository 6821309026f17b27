import { expect, test } from 'vitest';
import { proposeContract } from '@/lib/contracts/commands';
import { contractPatch } from '@/lib/contracts/schema';
import { updateTask } from '@/lib/plan-edits/handlers';
import { db } from '@/lib/server/db';
import { raiseBudget } from '@/lib/signing/commands';
import { blockTask, failTask, retryTask, unblockTask } from '@/lib/work/handlers';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, signDraft, someTerms } from '@/test/factories-governance';
import { ask, claimed, codeOf, itemsOf, statusOf } from '@/test/factories-work';

/** A task of three attempts of which one has failed. */
async function aTaskThatFailedOnce() {
  const { owner, ...workspace } = await aWorkspace();
  const { id: missionId, tasks } = await aRunningMission(owner, [{ title: 'one', fulfils: ['A1'], maxAttempts: 3 }]);
  const { tenant: worker } = await anAgent({ owner, ...workspace });
  const task = tasks.T0 ?? '';
  const { leaseToken } = await claimed(worker);
  await call(worker, failTask, { task, leaseToken, reason: 'It did not build.' });
  expect(await statusOf(task)).toBe('todo');
  const allow = async (attemptsPerTask: number) => {
    await proposeContract(owner, missionId, {
      patch: contractPatch.parse({ budget: { ...someTerms.budget, attemptsPerTask } }),
    });
    await signDraft(owner, missionId);
  };
  return { owner, worker, missionId, task, allow };
}

test('an amendment that allows no further attempt takes the task out of the queue and asks a person', async () => {
  const { owner, worker, missionId, task, allow } = await aTaskThatFailedOnce();
  await allow(2);
  expect(await statusOf(task)).toBe('todo');
  await allow(1);
  expect(await statusOf(task)).toBe('failed');
  expect(await ask(worker)).toMatchObject({ task: null });
  const [item] = await itemsOf(missionId, 'retry_limit');
  expect(item?.facts).toMatchObject({ attemptsUsed: 1, attemptsAllowed: 1 });
  expect(await codeOf(call(owner, retryTask, { task }))).toBe('budget_exhausted');
  const { version } = await db().contract.findFirstOrThrow({ where: { missionId, status: 'signed' } });
  await raiseBudget(owner, missionId, { attemptsPerTask: 2, expectedVersion: version });
  await call(owner, retryTask, { task });
  const last = await claimed(worker);
  expect(last).toMatchObject({ attempt: { number: 2 }, context: { task: { attemptsLeft: 1 } } });
  expect(await itemsOf(missionId, 'retry_limit')).toEqual([]);
});

test('a task that was blocked while its attempts were taken away fails when it comes back, and is not claimed', async () => {
  const { owner, worker, missionId, task, allow } = await aTaskThatFailedOnce();
  const { leaseToken } = await claimed(worker);
  const checkBy = new Date(Date.now() + 86_400_000).toISOString();
  const reason = 'The supplier is asked.';
  await call(worker, blockTask, { task, leaseToken, kind: 'outside', owner: owner.principal.id, checkBy, reason });
  await allow(1);
  expect(await statusOf(task)).toBe('blocked');
  await call(owner, unblockTask, { task, reason: 'They answered.' });
  expect(await statusOf(task)).toBe('failed');
  expect(await ask(worker)).toMatchObject({ task: null });
  expect(await itemsOf(missionId, 'retry_limit')).toHaveLength(1);
});

test('a running attempt goes on when its task loses its further attempts, and is the last', async () => {
  const { worker, missionId, task, allow } = await aTaskThatFailedOnce();
  const { leaseToken } = await claimed(worker);
  await allow(1);
  expect(await statusOf(task)).toBe('in_progress');
  await call(worker, failTask, { task, leaseToken, reason: 'It did not build again.' });
  expect(await statusOf(task)).toBe('failed');
  expect(await itemsOf(missionId, 'retry_limit')).toHaveLength(1);
});

test('an edit to fewer attempts than are used asks a person too', async () => {
  const { owner, missionId, task } = await aTaskThatFailedOnce();
  await call(owner, updateTask, { task, maxAttempts: 1 });
  expect(await statusOf(task)).toBe('failed');
  expect(await itemsOf(missionId, 'retry_limit')).toHaveLength(1);
});
