import 'server-only';
import type { Task } from '@/generated/prisma/client';
import { raiseItem } from '@/lib/attention/commands';
import { contractInForce } from '@/lib/contracts/data';
import type { MissionChange } from '@/lib/missions/change';
import { moveTask } from '@/lib/tasks/moves';

/** Attempts that a task may use: its own number and what retries added, within the contract's attempts per task. */
export async function attemptsAllowed(change: MissionChange, task: Task): Promise<number> {
  const own = task.maxAttempts + task.extraAttempts;
  const contract = await contractInForce(change.tx, change.mission.id);
  return contract ? Math.min(own, contract.terms.budget.attemptsPerTask) : own;
}

/**
 * Where a task goes after an attempt that failed, was lost or was rejected: `todo` with attempts left, else `failed`
 * with its item. A task that was cancelled or skipped meanwhile stays so. Call it after `endAttempt`.
 */
export async function returnTask(
  change: MissionChange,
  taskId: string,
  because: { /** Of the way back to todo. */ event: string; reason: string },
): Promise<Task> {
  const task = await change.tx.task.findUniqueOrThrow({ where: { id: taskId } });
  if (task.status !== 'in_progress' && task.status !== 'review') return task;
  const allowed = await attemptsAllowed(change, task);
  const data = { attemptsUsed: task.attemptsUsed, attemptsAllowed: allowed };
  if (task.attemptsUsed < allowed) return moveTask(change, task, 'todo', { ...because, data });
  const failed = await moveTask(change, task, 'failed', { event: 'task.failed', reason: because.reason, data });
  await raiseItem(change, {
    kind: 'retry_limit',
    subjectId: task.id,
    taskId: task.id,
    title: `${task.key} has used its ${allowed === 1 ? 'only attempt' : `${allowed} attempts`}`,
    facts: { attemptsUsed: task.attemptsUsed, attemptsAllowed: allowed },
  });
  return failed;
}
