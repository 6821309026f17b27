import 'server-only';
import type { MissionChange } from '@/lib/missions/change';
import { failSpent } from './attempts-left';
import { isFallbackInForce } from './rules';

/**
 * Takes somebody who left off a task that was assigned to them: it waits for the others that it names, and where it
 * names nobody else it is open to anyone able. Where it was the fallback's turn the task fails, and a person decides. Call it for departed principals alone; said twice it changes nothing.
 */
export async function dropDeparted(change: MissionChange, taskId: string, principalId: string): Promise<void> {
  const { tx, now } = change;
  await dropFallback(change, taskId, principalId);
  const dropped = await tx.taskAssignee.deleteMany({ where: { taskId, principalId } });
  if (dropped.count === 0) return;
  const task = await tx.task.update({
    where: { id: taskId },
    data: { version: { increment: 1 }, updatedAt: now },
    select: { key: true, _count: { select: { assignees: true } } },
  });
  change.record('task.assignee_left', {
    subject: taskId,
    task: taskId,
    data: { key: task.key, assignee: principalId, others: task._count.assignees },
  });
}

async function dropFallback(change: MissionChange, taskId: string, fallbackToId: string): Promise<void> {
  const { tx, now } = change;
  const task = await tx.task.findFirst({ where: { id: taskId, fallbackToId } });
  if (!task) return;
  const left = await tx.task.update({
    where: { id: taskId },
    data: { fallbackToId: null, version: { increment: 1 }, updatedAt: now },
  });
  change.record('task.fallback_left', {
    subject: taskId,
    task: taskId,
    data: { key: task.key, fallback: fallbackToId },
  });
  if (isFallbackInForce(task) && task.status === 'todo')
    await failSpent(change, left, task.attemptsUsed, 'Its fallback left before the last attempt.');
}
