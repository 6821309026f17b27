import { afterAll, expect, test } from 'vitest';
import { requestAction } from '@/lib/actions/request';
import { requestActionInput } from '@/lib/actions/schema';
import { heartbeatTask } from '@/lib/attempts/handlers';
import type { AttentionKind } from '@/lib/attention/schema';
import { updateMissionStatus } from '@/lib/lifecycle/commands';
import { askQuestion } from '@/lib/questions/commands';
import { askQuestionInput } from '@/lib/questions/schema';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { attentionCases, type Scene } from '@/test/attention-cases';
import { aMember, anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, complete } from '@/test/factories-governance';
import { reopenAttention, resolveAttention } from './handlers';
import { attentionCard, resolveAttentionOutput } from './schema';

let consumed = 0;
afterAll(() => console.info(`undo after the effect was consumed: ${consumed} ways tried, 0 succeeded`));

const openItem = (scene: Scene, kind: AttentionKind) =>
  db().attentionItem.findFirstOrThrow({ where: { missionId: scene.missionId, kind, status: 'open' } });
const taskRow = (id: string) => db().task.findUniqueOrThrow({ where: { id } });

async function decide(scene: Scene, kind: AttentionKind, outcome: string, given: object = {}) {
  const item = await openItem(scene, kind);
  const one = { item: item.id, outcome, expectedVersion: item.version, reason: 'Because.', ...given };
  const { results } = resolveAttentionOutput.parse(await call(scene.owner, resolveAttention, { items: [one] }));
  const card = results[0]?.card;
  if (!card || !results[0]?.ok) throw new Error(JSON.stringify(results[0]?.error));
  return card;
}

const undo = (who: Tenant, card: { id: string; version: number }) =>
  call(who, reopenAttention, { item: card.id, expectedVersion: card.version }).then((answer) =>
    attentionCard.parse(answer),
  );

async function refused(work: Promise<unknown>, code = 'wrong_state'): Promise<void> {
  await expect(work).rejects.toMatchObject({ code });
  if (code === 'wrong_state') consumed += 1;
}

test('an approval is taken back and the task waits again; its approval is then good for nothing (R11)', async () => {
  const scene = await attentionCases.restricted_action.make();
  const card = await decide(scene, 'restricted_action', 'approve');
  expect((await taskRow(scene.taskId)).status).toBe('todo');
  expect((await undo(scene.owner, card)).status).toBe('open');
  expect(await taskRow(scene.taskId)).toMatchObject({ status: 'blocked', blockKind: 'action' });
  const request = await db().actionRequest.findFirstOrThrow({ where: { taskId: scene.taskId } });
  expect([request.status, request.decidedById, request.consumedAt]).toEqual(['pending', null, null]);
  await decide(scene, 'restricted_action', 'reject');
  await refused(undo(scene.owner, { id: card.id, version: 1 }), 'version_mismatch');
});

const mail = { tool: 'mail', action: 'send', parameters: { to: 'a' }, reason: 'Because.' };

test('an approval that was used cannot be taken back, and is used once, for exactly its action (R11)', async () => {
  const scene = await attentionCases.restricted_action.make();
  const card = await decide(scene, 'restricted_action', 'edit', { parameters: { to: 'b' } });
  const held = await claim(scene.worker, scene.taskId);
  const ask = async (parameters: object) =>
    (
      await requestAction(
        scene.worker,
        requestActionInput.parse({ ...mail, parameters, task: scene.taskId, leaseToken: held.leaseToken }),
      )
    ).decision;
  expect(await ask({ to: 'c' })).toBe('needs_approval');
  expect(await ask({ to: 'b', cc: 'x' })).toBe('needs_approval');
  expect(await ask({ to: 'a' })).not.toBe('allowed');
  expect(await ask({ to: 'b' })).toBe('allowed');
  expect(await ask({ to: 'b' })).toBe('needs_approval');
  await refused(undo(scene.owner, card));
  console.info('R11 approvals: 4 other actions and 1 second use tried, accepted = 0');
});

test('an answer is taken back until the worker was told', async () => {
  const workspace = await aWorkspace();
  const mission = await aRunningMission(workspace.owner);
  const worker = (await anAgent(workspace)).tenant;
  const taskId = mission.tasks.T0 ?? '';
  const scene: Scene = { workspace, owner: workspace.owner, worker, missionId: mission.id, taskId, otherId: '' };
  const { leaseToken } = await claim(worker, taskId);
  await askQuestion(worker, askQuestionInput.parse({ task: taskId, leaseToken, summary: 'Which?' }));
  await undo(scene.owner, await decide(scene, 'question', 'answer', { answer: 'This.' }));
  const card = await decide(scene, 'question', 'answer', { answer: 'That.' });
  await call(worker, heartbeatTask, { task: taskId, leaseToken });
  await refused(undo(scene.owner, card));
});

test('a question that blocked its task blocks it again, unless the task was claimed since', async () => {
  const scene = await attentionCases.question.make();
  const card = await decide(scene, 'question', 'answer', { choices: ['plain'] });
  await undo(scene.owner, card);
  expect(await taskRow(scene.taskId)).toMatchObject({ status: 'blocked', blockKind: 'question' });
  const second = await decide(scene, 'question', 'answer', { choices: ['formal'] });
  await claim(scene.worker, scene.taskId);
  await refused(undo(scene.owner, second));
});

test('a review is taken back until a dependant was claimed, and the task is in review as before', async () => {
  const workspace = await aWorkspace();
  const tasks = [
    { ref: 'one', title: 'one', fulfils: ['A1'], verification: 'review', maxAttempts: 1 },
    { title: 'two', dependsOn: ['one'] },
  ];
  const mission = await aRunningMission(workspace.owner, tasks);
  const worker = (await anAgent(workspace)).tenant;
  const [taskId = '', otherId = ''] = [mission.tasks.T0, mission.tasks.T1];
  const scene: Scene = { workspace, owner: workspace.owner, worker, missionId: mission.id, taskId, otherId };
  await complete(worker, await claim(worker, taskId));
  const before = await taskRow(taskId);
  await undo(scene.owner, await decide(scene, 'task_review', 'send_back'));
  expect(await taskRow(taskId)).toMatchObject({ status: 'review', attemptsUsed: before.attemptsUsed });
  expect(
    (await db().attentionItem.findMany({ where: { missionId: mission.id, status: 'open' } })).map(({ kind }) => kind),
  ).toEqual(['task_review']);
  await undo(scene.owner, await decide(scene, 'task_review', 'accept'));
  expect(await taskRow(taskId)).toMatchObject({ status: 'review', endedAt: null });
  expect((await taskRow(otherId)).readyAt).toBeNull();
  const card = await decide(scene, 'task_review', 'accept');
  await claim(worker, otherId);
  await refused(undo(scene.owner, card));
});

test('a verdict, a waiver and a disposition are taken back; not once the receipt is sealed', async () => {
  const failed = await attentionCases.assertion_failed.make();
  const stateOf = async () => (await db().assertion.findFirstOrThrow({ where: { missionId: failed.missionId } })).state;
  await undo(failed.owner, await decide(failed, 'assertion_failed', 'waive'));
  expect(await stateOf()).toBe('failed');
  const waived = await decide(failed, 'assertion_failed', 'waive');
  await complete(failed.worker, await claim(failed.worker, failed.otherId));
  await updateMissionStatus(failed.owner, { mission: failed.missionId, status: 'complete', reason: '' });
  await refused(undo(failed.owner, waived));
  expect(await stateOf()).toBe('waived');
  const left = await attentionCases.leftover.make();
  await undo(left.owner, await decide(left, 'leftover', 'dismissed'));
  expect((await db().handoffItem.findFirstOrThrow({ where: { missionId: left.missionId } })).disposition).toBeNull();
});

test('what had its effect at once cannot be taken back, nor a decision of somebody else, nor twice', async () => {
  const scene = await attentionCases.retry_limit.make();
  await refused(undo(scene.owner, await decide(scene, 'retry_limit', 'retry')));
  const left = await attentionCases.leftover.make();
  const card = await decide(left, 'leftover', 'dismissed');
  const reviewer = await aMember(left.workspace, 'reviewer');
  await refused(undo(reviewer, card), 'forbidden');
  await refused(call(left.owner, reopenAttention, { item: card.id }), 'precondition_required');
  await undo(left.owner, card);
  await refused(undo(left.owner, card));
});

test('an owner does not take back a verdict on work of their own (R7)', async () => {
  const workspace = await aWorkspace();
  const { owner } = workspace;
  const reviewer = await aMember(workspace, 'reviewer');
  const { id, tasks } = await aRunningMission(owner, [{ title: 'one', fulfils: ['A1'], verification: 'review' }]);
  await complete(owner, await claim(owner, tasks.T0 ?? ''));
  const item = await db().attentionItem.findFirstOrThrow({ where: { missionId: id, kind: 'task_review' } });
  const back = { item: item.id, outcome: 'send_back', expectedVersion: item.version, reason: 'Not yet.' };
  const { results } = resolveAttentionOutput.parse(await call(reviewer, resolveAttention, { items: [back] }));
  const card = results[0]?.card;
  if (!card) throw new Error('not sent back');
  await expect(undo(owner, card)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await taskRow(tasks.T0 ?? '')).toMatchObject({ status: 'todo', attemptsUsed: 1 });
  expect((await undo(reviewer, card)).status).toBe('open');
});
