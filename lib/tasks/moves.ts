import 'server-only';
import type { Prisma, Task } from '@/generated/prisma/client';
import { clearItems, raiseItem } from '@/lib/attention/commands';
import type { AttentionKind } from '@/lib/attention/schema';
import { wrongState } from '@/lib/core/errors';
import type { EventData } from '@/lib/events/chain';
import type { MissionChange } from '@/lib/missions/change';
import { sha256Hex } from '@/lib/server/hash';
import { loadLinks, refuseCircle } from './links';
import { dependentsOf, refreshReadiness } from './readiness';
import { isOpen, isUnstarted, mayMoveTask, satisfies } from './rules';
import type { TaskStatus } from './schema';
import { touchAttempts, touchCoverage } from './settle';

export type BlockCause =
  | { kind: 'task'; taskId: string }
  | { kind: 'question'; questionId: string }
  | { kind: 'action'; actionId: string }
  | { kind: 'outside'; ownerId: string; checkAt: Date };

export type TaskMove = {
  /** 'task.completed'; the data gains key, from and to. */
  event: string;
  /** Kept with the task; the event carries its hash. */
  reason?: string;
  data?: EventData;
  /** For `blocked`, and only for it. */
  block?: BlockCause;
  /** Further columns of the same write. */
  set?: Omit<Prisma.TaskUncheckedUpdateManyInput, 'status' | 'readyAt'>;
  /** The way back of a review's undo, while no dependent has begun. */
  undo?: true;
};

/**
 * The one place where a task's status is written: compare-and-set on the status of `task`, by the table of moves alone.
 * Keeps readyAt, block columns, end and version; wakes, unblocks or flags those who wait for it; closes what its cause
 * has lost. Call it under the mission's lock, inside `changeGraph`.
 */
export async function moveTask(change: MissionChange, task: Task, to: TaskStatus, move: TaskMove): Promise<Task> {
  const from = task.status;
  if (!mayMoveTask(from, to, move.undo === true))
    throw wrongState(`${task.key} is ${words(from)}; it cannot become ${words(to)}.`, nextAfter(from), {
      taskStatus: from,
    });
  if (move.block?.kind === 'task') await refuseBlockCircle(change, task, move.block.taskId);
  if (move.undo) await refuseConsumed(change, task);
  const moved = await writeMove(change, task, to, move);
  change.record(move.event, {
    subject: task.id,
    task: task.id,
    data: { key: task.key, from, to, ...move.data, ...(move.reason && { reasonHash: sha256Hex(move.reason) }) },
  });
  await closeItems(change, task, to);
  if (to === 'todo') await refreshReadiness(change, [task.id]);
  if (to === 'todo' && task.attemptsUsed > 0) touchAttempts(change);
  await tellFollowers(change, moved, from);
  if ((to === 'todo' || to === 'cancelled' || to === 'skipped') && task.fulfils.length > 0) touchCoverage(change);
  return to === 'todo' ? change.tx.task.findUniqueOrThrow({ where: { id: task.id } }) : moved;
}

const words = (status: TaskStatus) => status.replaceAll('_', ' ');

function nextAfter(from: TaskStatus): string {
  if (from === 'done' || from === 'skipped' || from === 'cancelled')
    return 'It has ended. Create a new task, with supersedes where it replaces this one.';
  return 'Read the task again: somebody may have moved it meanwhile.';
}

async function writeMove(change: MissionChange, task: Task, to: TaskStatus, move: TaskMove): Promise<Task> {
  const ended = to === 'done' || to === 'skipped' || to === 'cancelled';
  const [moved] = await change.tx.task.updateManyAndReturn({
    // A task begins only where readyAt says that nothing is left to wait for (R2).
    where: { id: task.id, status: task.status, ...(to === 'in_progress' && { readyAt: { not: null } }) },
    data: {
      ...move.set,
      ...blockColumns(change, to, move),
      status: to,
      readyAt: null,
      endedAt: ended ? change.now : null,
      endReason: ended || to === 'failed' ? (move.reason ?? null) : null,
      updatedAt: change.now,
      version: { increment: 1 },
    },
  });
  if (!moved) throw wrongState(`${task.key} is no longer ${words(task.status)}.`, 'Read the task again.');
  return moved;
}

function blockColumns(change: MissionChange, to: TaskStatus, { block, reason }: TaskMove) {
  const cause = to === 'blocked' ? block : undefined;
  if (to === 'blocked' && !cause) throw new Error('a block names its cause');
  return {
    blockKind: cause?.kind ?? null,
    blockedOnTaskId: cause?.kind === 'task' ? cause.taskId : null,
    blockedOnQuestionId: cause?.kind === 'question' ? cause.questionId : null,
    blockedOnActionId: cause?.kind === 'action' ? cause.actionId : null,
    blockOwnerId: cause?.kind === 'outside' ? cause.ownerId : null,
    blockCheckAt: cause?.kind === 'outside' ? cause.checkAt : null,
    blockReason: cause ? (reason ?? '') : null,
    blockedAt: cause ? change.now : null,
  };
}

async function refuseBlockCircle({ tx, mission }: MissionChange, task: Task, causeId: string): Promise<void> {
  const standing = await loadLinks(tx, mission.id);
  await refuseCircle(tx, mission.id, standing, [{ from: causeId, to: task.id }]);
}

/** An undo works until a dependent has begun: then the effect is consumed. */
async function refuseConsumed({ tx }: MissionChange, task: Task): Promise<void> {
  const dependents = await tx.task.findMany({
    where: { id: { in: await dependentsOf(tx, [task.id]) } },
    select: { key: true, status: true, lastAttempt: true },
  });
  const begun = dependents.filter(({ status, lastAttempt }) => lastAttempt > 0 || !isUnstarted(status));
  if (task.status === 'done' && begun.length > 0)
    throw wrongState(
      `${begun.map(({ key }) => key).join(', ')} has begun on the result.`,
      'Create a task that supersedes this one.',
    );
}

/** Dependents learn that a task is satisfied, or no longer; who is blocked on it goes on or is flagged. */
async function tellFollowers(change: MissionChange, task: Task, from: TaskStatus): Promise<void> {
  // A cancelled validation no longer holds its gate.
  if (satisfies(task.status) !== satisfies(from) || task.status === 'cancelled')
    await refreshReadiness(change, await dependentsOf(change.tx, [task.id]));
  if (!satisfies(task.status) && task.status !== 'cancelled') return;
  const waiting = await change.tx.task.findMany({
    where: { missionId: task.missionId, status: 'blocked', blockedOnTaskId: task.id },
    orderBy: { number: 'asc' },
  });
  for (const blocked of waiting) {
    if (task.status === 'cancelled') await raiseDeadBlock(change, blocked, `${task.key} was cancelled`);
    else await moveTask(change, blocked, 'todo', { event: 'task.unblocked', data: { because: task.key } });
  }
}

/** A block that cannot end by itself: a person unblocks, cites another cause, skips or cancels. */
export async function raiseDeadBlock(change: MissionChange, blocked: Task, because: string): Promise<void> {
  await raiseItem(change, {
    kind: 'dead_block',
    subjectId: blocked.id,
    taskId: blocked.id,
    title: `${blocked.key} waits in vain: ${because}`,
    facts: { because },
  });
}

const causes: Partial<Record<TaskStatus, readonly AttentionKind[]>> = {
  review: ['task_review'],
  failed: ['retry_limit'],
  blocked: ['task_blocked', 'dead_block'],
};
const endedByTheEnd: readonly AttentionKind[] = [
  'task_review',
  'retry_limit',
  'worker_lost',
  'worker_releasing',
  'task_budget',
  'question',
  'restricted_action',
  'task_blocked',
  'dead_block',
];

/** Clears the items whose cause the move has ended; a task that ended asks nothing more. */
async function closeItems(change: MissionChange, task: Task, to: TaskStatus): Promise<void> {
  const gone = isOpen(to) ? (causes[task.status] ?? []) : endedByTheEnd;
  if (gone.length === 0) return;
  const open = await change.tx.attentionItem.findMany({
    where: { missionId: task.missionId, status: 'open', taskId: task.id, kind: { in: [...gone] } },
    select: { kind: true },
    distinct: ['kind'],
  });
  const because = `${task.key} is ${words(to)}`;
  for (const kind of gone)
    if (open.some((item) => item.kind === kind)) await clearItems(change, { kind, taskId: task.id }, because);
  if (isOpen(to)) return;
  await change.tx.question.updateMany({ where: { taskId: task.id, status: 'open' }, data: { status: 'cancelled' } });
  await change.tx.actionRequest.updateMany({
    where: { taskId: task.id, status: { in: ['pending', 'approved'] } },
    data: { status: 'voided' },
  });
}
