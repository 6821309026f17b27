import { expect, test } from 'vitest';
import { updateMissionStatus } from '@/lib/lifecycle/commands';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { aMember, anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, complete } from '@/test/factories-governance';
import { codeByMcp } from '@/test/mcp-door';
import { reviewTask } from './handlers';

const tasks = [
  { ref: 'one', title: 'one', fulfils: ['A1'], verification: 'review', maxAttempts: 2 },
  { title: 'two', dependsOn: ['one'] },
];

async function inReview() {
  const workspace = await aWorkspace();
  const mission = await aRunningMission(workspace.owner, tasks);
  const task = mission.tasks.T0 ?? '';
  const worker = await anAgent(workspace, { scopes: ['read', 'work', 'review'] });
  await complete(worker.tenant, await claim(worker.tenant, task));
  return { workspace, mission, task, worker: worker.tenant };
}

const taskRow = (id: string) => db().task.findUniqueOrThrow({ where: { id } });
const openKinds = async (missionId: string) =>
  (await db().attentionItem.findMany({ where: { missionId, status: 'open' } })).map(({ kind }) => kind);

test('accepted by another identity a task is done, its dependents may start and its item is gone', async () => {
  const { workspace, mission, task } = await inReview();
  expect(await openKinds(mission.id)).toEqual(['task_review']);
  await call(await aMember(workspace, 'reviewer'), reviewTask, { task, verdict: 'accept' });
  expect((await taskRow(task)).status).toBe('done');
  expect((await taskRow(mission.tasks.T1 ?? '')).readyAt).not.toBeNull();
  expect(await openKinds(mission.id)).toEqual([]);
});

test('sent back it is todo with the reasons and one attempt used; with none left it failed and asks a person', async () => {
  const { workspace, mission, task, worker } = await inReview();
  const reviewer = await aMember(workspace, 'reviewer');
  await call(reviewer, reviewTask, { task, verdict: 'send_back', reasons: 'The title is wrong.' });
  expect(await taskRow(task)).toMatchObject({ status: 'todo', attemptsUsed: 1 });
  const rejected = await db().attempt.findFirstOrThrow({ where: { taskId: task } });
  expect([rejected.outcome, rejected.endReason]).toEqual(['rejected', 'The title is wrong.']);
  await complete(worker, await claim(worker, task));
  await call(reviewer, reviewTask, { task, verdict: 'send_back', reasons: 'Still wrong.' });
  expect(await taskRow(task)).toMatchObject({ status: 'failed', attemptsUsed: 2 });
  expect(await openKinds(mission.id)).toEqual(['retry_limit']);
});

test('nothing is reviewed in a mission that has ended: its receipt accounts for the task as it was', async () => {
  const { workspace, mission, task } = await inReview();
  await updateMissionStatus(workspace.owner, { mission: mission.id, status: 'cancelled', reason: 'Because.' });
  const review = call(await aMember(workspace, 'reviewer'), reviewTask, { task, verdict: 'accept' });
  await expect(review).rejects.toMatchObject({ code: 'wrong_state' });
  expect((await taskRow(task)).status).toBe('review');
});

test('nobody reviews its own work, and only reviewers, owners and agents with the scope review at all (R7)', async () => {
  const { workspace, task, worker } = await inReview();
  const others = [
    worker,
    await aMember(workspace, 'planner'),
    await aMember(workspace, 'viewer'),
    (await anAgent(workspace)).tenant,
  ];
  const refuse = async (who: Tenant) => {
    const way = { task, verdict: 'accept' };
    await expect(call(who, reviewTask, way)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await codeByMcp(workspace, who, reviewTask, way)).toBe('forbidden');
  };
  for (const who of others) await refuse(who);
  const own = await aMember(workspace, 'reviewer');
  await db().attempt.updateMany({ where: { taskId: task }, data: { workerId: own.principal.id } });
  await refuse(own);
  expect((await taskRow(task)).status).toBe('review');
  console.info(`R7 reviews: ${2 * (others.length + 1)} ways tried, 0 succeeded`);
});

test('a review without reasons to send back, of a stale version or of a task not in review is refused', async () => {
  const { workspace, task } = await inReview();
  const reviewer = await aMember(workspace, 'reviewer');
  const code = (input: object) =>
    call(reviewer, reviewTask, { task, ...input }).then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
  expect(await code({ verdict: 'send_back' })).toBe('invalid_input');
  expect(await code({ verdict: 'accept', expectedVersion: 1 })).toBe('version_mismatch');
  expect(await code({ verdict: 'accept' })).toBe('done');
  expect(await code({ verdict: 'accept' })).toBe('wrong_state');
});

test('what a result that was sent back left undone is the next attempt’s work, not a leftover', async () => {
  const workspace = await aWorkspace();
  const mission = await aRunningMission(workspace.owner, tasks);
  const task = mission.tasks.T0 ?? '';
  const worker = (await anAgent(workspace)).tenant;
  const handoff = { summary: 'Half.', leftUndone: ['The index.'], issues: [{ text: 'A dead link.' }] };
  await complete(worker, await claim(worker, task), { handoff });
  await call(await aMember(workspace, 'reviewer'), reviewTask, { task, verdict: 'send_back', reasons: 'Finish it.' });
  const left = await db().handoffItem.findMany({ where: { missionId: mission.id }, orderBy: { kind: 'asc' } });
  expect(left.map(({ kind, disposition }) => [kind, disposition])).toEqual([
    ['left_undone', 'tracked_by'],
    ['issue', null],
  ]);
  expect(await openKinds(mission.id)).toEqual(['leftover']);
});

test('ten reviewers at once give one verdict', async () => {
  const { workspace, task } = await inReview();
  const reviewers = await Promise.all(Array.from({ length: 10 }, () => aMember(workspace, 'reviewer')));
  const verdicts = await Promise.allSettled(
    reviewers.map((who, index) =>
      call(who, reviewTask, { task, verdict: index % 2 ? 'accept' : 'send_back', reasons: 'Because.' }),
    ),
  );
  expect(verdicts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await db().review.count({ where: { taskId: task } })).toBe(1);
});
