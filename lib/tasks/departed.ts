import 'server-only';
import type { MissionChange } from '@/lib/missions/change';

/**
 * Takes somebody who left off a task that was assigned to them: it waits for the others that it names, and where it
 * names nobody else it is open to anyone able. Call it for departed principals alone; said twice it changes nothing.
 */
export async function dropDeparted(change: MissionChange, taskId: string, principalId: string): Promise<void> {
  const { tx, now } = change;
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
