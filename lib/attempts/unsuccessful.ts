import 'server-only';
import type { Task } from '@/generated/prisma/client';
import { contractInForce } from '@/lib/contracts/data';
import type { MissionChange } from '@/lib/missions/change';
import { failSpent } from '@/lib/tasks/attempts-left';
import { fallBack } from '@/lib/tasks/fallback';
import { moveTask } from '@/lib/tasks/moves';
import { attemptsAllowed } from '@/lib/tasks/rules';

/**
 * Where a task goes after an attempt that failed, was lost or was rejected: `todo` with attempts left, of which the
 * last may be its fallback's, else `failed` with its item. A task that was cancelled or skipped meanwhile stays so. Call it after `endAttempt`.
 */
export async function returnTask(
  change: MissionChange,
  taskId: string,
  because: { /** Of the way back to todo. */ event: string; reason: string },
): Promise<Task> {
  const ended = await change.tx.task.findUniqueOrThrow({ where: { id: taskId } });
  if (ended.status !== 'in_progress' && ended.status !== 'review') return ended;
  const contract = await contractInForce(change.tx, ended.missionId);
  const task = await fallBack(change, ended, contract?.terms);
  const allowed = attemptsAllowed(task, contract?.terms);
  if (task.attemptsUsed >= allowed) return failSpent(change, task, allowed, because.reason);
  const data = { attemptsUsed: task.attemptsUsed, attemptsAllowed: allowed };
  return moveTask(change, task, 'todo', { ...because, data });
}
