import 'server-only';
import type { Attempt, Review, Task } from '../../generated/prisma/client';
import { settleAssertions } from '../assertions/settle';
import { getTaskMissionId } from '../attempts/data';
import { endAttempt } from '../attempts/end';
import { returnTask } from '../attempts/unsuccessful';
import { forbidden, invalidInput, versionMismatch, wrongState } from '../core/errors';
import { newId } from '../core/ids';
import { passOnUndone, takeUndoneBack } from '../handoffs/commands';
import type { MissionChange } from '../missions/change';
import { isEnded } from '../missions/rules';
import { sha256Hex } from '../server/hash';
import type { Tenant } from '../server/tenant';
import { changeGraph } from '../tasks/graph-change';
import { moveTask } from '../tasks/moves';
import type { ReviewVerdict } from './schema';

export type TaskReview = {
  task: string;
  verdict: ReviewVerdict;
  reasons: string;
  expectedVersion?: number | undefined;
};

export type Reviewed = { review: Review; attempt: Attempt; task: Task };

/**
 * Another identity's verdict on a task in review (R7): accepted it is done, sent back it is todo with the reasons, or
 * failed where no attempt is left.
 */
export async function reviewTask(tenant: Tenant, { task: taskId, ...input }: TaskReview): Promise<Reviewed> {
  return changeGraph(tenant, await getTaskMissionId(tenant, taskId), async (change) => {
    if (isEnded(change.mission.status))
      throw wrongState(
        `The mission is ${change.mission.status}; its receipt accounts for it as it was.`,
        'Reopen it first.',
      );
    const task = await change.tx.task.findUniqueOrThrow({ where: { id: taskId } });
    if (input.expectedVersion !== undefined && input.expectedVersion !== task.version)
      throw versionMismatch('task', input.expectedVersion, task.version);
    if (task.status !== 'review')
      throw wrongState(`${task.key} is ${task.status.replaceAll('_', ' ')}, not in review.`, 'Read the task again.');
    const attempt = await reviewedAttempt(change, task);
    if (attempt.workerId === tenant.principal.id)
      throw forbidden(`${task.key} is your own work.`, 'Somebody else reviews it.');
    if (input.verdict === 'send_back' && !input.reasons.trim())
      throw invalidInput('reasons', 'are required to send a task back', 'Say what the next worker has to change.');
    const review = await writeReview(change, task, attempt, input);
    const moved =
      input.verdict === 'accept' ? await accept(change, task, review) : await sendBack(change, task, attempt, review);
    await settleAssertions(change, { taskId });
    return { review, attempt, task: moved };
  });
}

async function reviewedAttempt({ tx }: MissionChange, task: Task): Promise<Attempt> {
  const attempt = await tx.attempt.findFirst({
    where: { taskId: task.id, outcome: 'succeeded' },
    orderBy: { number: 'desc' },
  });
  if (!attempt) throw wrongState(`${task.key} has no result to review.`, 'Take it back to the queue.');
  return attempt;
}

async function writeReview(
  { tx, tenant, mission, now }: MissionChange,
  task: Task,
  attempt: Attempt,
  { verdict, reasons }: Pick<TaskReview, 'verdict' | 'reasons'>,
): Promise<Review> {
  return tx.review.create({
    data: {
      id: newId('review'),
      workspaceId: tenant.workspaceId,
      missionId: mission.id,
      taskId: task.id,
      attemptId: attempt.id,
      reviewerId: tenant.principal.id,
      verdict,
      reasons,
      at: now,
    },
  });
}

const said = ({ attemptId, reasons }: Review) => ({ attempt: attemptId, reasonsHash: sha256Hex(reasons) });

function accept(change: MissionChange, task: Task, review: Review): Promise<Task> {
  change.record('review.accepted', { subject: review.id, task: task.id, data: said(review) });
  return moveTask(change, task, 'done', { event: 'task.accepted' });
}

async function sendBack(change: MissionChange, task: Task, attempt: Attempt, review: Review): Promise<Task> {
  await endAttempt(change, attempt, 'rejected', { reason: review.reasons });
  await passOnUndone(change, attempt);
  change.record('review.sent_back', { subject: review.id, task: task.id, data: said(review) });
  return returnTask(change, task.id, { event: 'task.sent_back', reason: review.reasons });
}

/** Takes a verdict back while nobody has built on it: the task is in review again, as it was. */
export async function undoReview(change: MissionChange, taskId: string): Promise<void> {
  const { tx } = change;
  const task = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
  const review = await tx.review.findFirst({ where: { taskId }, orderBy: { at: 'desc' }, include: { attempt: true } });
  if (!review) throw wrongState(`${task.key} was not reviewed.`, 'Read the task again.');
  if (review.attempt.number !== task.lastAttempt)
    throw wrongState(`${task.key} was claimed again since.`, 'Let the new attempt go on, or take it back first.');
  if (review.verdict === 'send_back') await restoreAttempt(change, review.attempt);
  const fresh = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
  await moveTask(change, fresh, 'review', { event: 'review.undone', undo: true, data: { review: review.id } });
  await tx.review.delete({ where: { id: review.id } });
  await settleAssertions(change, { taskId });
}

async function restoreAttempt(change: MissionChange, attempt: Attempt): Promise<void> {
  await change.tx.attempt.update({ where: { id: attempt.id }, data: { outcome: 'succeeded', endReason: null } });
  await change.tx.task.update({ where: { id: attempt.taskId }, data: { attemptsUsed: { decrement: 1 } } });
  await takeUndoneBack(change, attempt);
}
