import 'server-only';
import type { Task } from '@/generated/prisma/client';
import { settleTaskBudget } from '@/lib/attempts/budget';
import { raiseItem } from '@/lib/attention/commands';
import { contractInForce } from '@/lib/contracts/data';
import { t } from '@/lib/core/words';
import type { MissionChange } from '@/lib/missions/change';
import { attemptsAllowed } from '@/lib/tasks/rules';

/**
 * Asks people again for what a reopened mission still waits for: its items closed when it ended, their causes did not
 * (R14). A block on something that ended meanwhile is flagged by the sweep.
 */
export async function raiseStanding(change: MissionChange): Promise<void> {
  const { tx, mission } = change;
  const tasks = await tx.task.findMany({
    where: { missionId: mission.id, status: { in: ['todo', 'review', 'failed', 'blocked'] } },
    orderBy: { number: 'asc' },
  });
  for (const task of tasks) {
    if (task.status === 'review') await askToReview(change, task);
    if (task.status === 'failed') await askToRetry(change, task);
    if (task.status === 'blocked' && task.blockKind === 'outside') await askToUnblock(change, task);
    await settleTaskBudget(change, task);
  }
  await askAboutLeftovers(change);
  await askAboutAssertions(change);
}

async function askToReview(change: MissionChange, task: Task): Promise<void> {
  const attempt = await change.tx.attempt.findFirst({
    where: { taskId: task.id, outcome: 'succeeded' },
    orderBy: { number: 'desc' },
    select: { id: true, number: true },
  });
  if (!attempt) return;
  await raiseItem(change, {
    kind: 'task_review',
    subjectId: task.id,
    taskId: task.id,
    attemptId: attempt.id,
    title: `${task.key} ${task.title}`,
    facts: { attemptNumber: attempt.number, proof: task.proof },
  });
}

async function askToRetry(change: MissionChange, task: Task): Promise<void> {
  const contract = await contractInForce(change.tx, task.missionId);
  await raiseItem(change, {
    kind: 'retry_limit',
    subjectId: task.id,
    taskId: task.id,
    title: t`${task.key} is failed after ${task.attemptsUsed} attempts`,
    facts: { attemptsUsed: task.attemptsUsed, attemptsAllowed: attemptsAllowed(task, contract?.terms) },
  });
}

async function askToUnblock(change: MissionChange, task: Task): Promise<void> {
  await raiseItem(change, {
    kind: 'task_blocked',
    subjectId: task.id,
    taskId: task.id,
    title: t`${task.key} waits`,
    says: task.blockReason,
    facts: { owner: task.blockOwnerId, checkBy: task.blockCheckAt?.toISOString() ?? null },
    decideBy: task.blockCheckAt,
  });
}

async function askAboutLeftovers(change: MissionChange): Promise<void> {
  const { tx, mission } = change;
  const items = await tx.handoffItem.findMany({
    where: { missionId: mission.id, disposition: null },
    include: { attempt: { select: { task: { select: { key: true } } } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  for (const { id, kind, text, blocking, taskId, attemptId, attempt } of items)
    await raiseItem(change, {
      kind: 'leftover',
      subjectId: id,
      taskId,
      attemptId,
      title: t`${attempt.task.key} left`,
      says: text,
      facts: { kind, blocking, task: attempt.task.key },
    });
}

async function askAboutAssertions(change: MissionChange): Promise<void> {
  const failed = await change.tx.assertion.findMany({
    where: { missionId: change.mission.id, removedAt: null, state: 'failed' },
    orderBy: { key: 'asc' },
  });
  for (const { id, key, statement } of failed)
    await raiseItem(change, {
      kind: 'assertion_failed',
      subjectId: id,
      title: `${key}: ${statement}`,
      facts: { assertion: key },
    });
}
