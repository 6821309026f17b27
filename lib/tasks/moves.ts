import { t } from '@/lib/core/words';
import 'server-only';
import { Prisma, type Task } from '@/generated/prisma/client';
import { clearItems, raiseItem } from '@/lib/attention/commands';
import type { AttentionKind } from '@/lib/attention/schema';
import { wrongState } from '@/lib/core/errors';
import type { EventData } from '@/lib/events/chain';
import type { MissionChange } from '@/lib/missions/change';
import { sha256Hex } from '@/lib/server/hash';
import { columnsOf } from '@/lib/server/row';
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

/** What a completed task leaves; an output that is undefined is none. */
export type TaskResult = { output: unknown; proof: Task['proof'] };

export type TaskMove = {
  /** 'task.completed'; the data gains key, from and to. */
  event: string;
  /** Kept with the task; the event carries its hash. */
  reason?: string;
  data?: EventData;
  /** For `blocked`, and only for it. */
  block?: BlockCause;
  /** Further columns of the same write; each stays as it is where it is left out. */
  set?: { lastAttempt?: number; extraAttempts?: number; result?: TaskResult };
  /** A way back, while no dependent has begun. */
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

const taskColumns = columnsOf(Prisma.TaskScalarFieldEnum, 't');

async function writeMove(change: MissionChange, task: Task, to: TaskStatus, move: TaskMove): Promise<Task> {
  const { tx, now } = change;
  const { lastAttempt = null, extraAttempts = null, result = null } = move.set ?? {};
  const ended = to === 'done' || to === 'skipped' || to === 'cancelled';
  const cause = causeOf(to, move);
  const [moved] = await tx.$queryRaw<Task[]>`
    update task t set status = ${to}::task_status, ready_at = null, updated_at = ${now}::timestamptz,
      version = version + 1, ended_at = ${ended ? now : null}::timestamptz,
      end_reason = ${ended || to === 'failed' ? (move.reason ?? null) : null},
      block_kind = ${cause?.kind ?? null}::block_kind, blocked_on_task_id = ${cause?.taskId ?? null},
      blocked_on_question_id = ${cause?.questionId ?? null}, blocked_on_action_id = ${cause?.actionId ?? null},
      block_owner_id = ${cause?.ownerId ?? null}, block_check_at = ${cause?.checkAt ?? null}::timestamptz,
      block_reason = ${cause ? (move.reason ?? '') : null}, blocked_at = ${cause ? now : null}::timestamptz,
      last_attempt = coalesce(${lastAttempt}, last_attempt), extra_attempts = coalesce(${extraAttempts}, extra_attempts),
      proof = coalesce(${result?.proof ?? null}::strength, proof),
      output = case when ${result === null} then output else ${result && jsonOf(result.output)}::jsonb end
    where id = ${task.id} and status = ${task.status}::task_status
      -- A task begins only where readyAt says that nothing is left to wait for (R2).
      and (${to !== 'in_progress'} or ready_at is not null)
    returning ${taskColumns}`;
  if (!moved) throw wrongState(`${task.key} is no longer ${words(task.status)}.`, 'Read the task again.');
  return moved;
}

const jsonOf = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

type CauseColumns = {
  kind: string;
  taskId?: string;
  questionId?: string;
  actionId?: string;
  ownerId?: string;
  checkAt?: Date;
};

function causeOf(to: TaskStatus, { block }: TaskMove): CauseColumns | null {
  if (to !== 'blocked') return null;
  if (!block) throw new Error('a block names its cause');
  return block;
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
    title: t`${blocked.key} waits in vain: ${because}`,
    facts: { because },
  });
}

const causes: Partial<Record<TaskStatus, readonly AttentionKind[]>> = {
  review: ['task_review'],
  failed: ['retry_limit'],
  blocked: ['task_blocked', 'dead_block'],
  in_progress: ['attempt_stalled'],
};
const endedByTheEnd: readonly AttentionKind[] = [
  'task_review',
  'retry_limit',
  'worker_lost',
  'worker_releasing',
  'attempt_stalled',
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
