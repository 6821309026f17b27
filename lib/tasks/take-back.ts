import 'server-only';
import type { Task } from '@/generated/prisma/client';
import { restoreVerdicts } from '@/lib/assertions/restore';
import { contractInForce } from '@/lib/contracts/data';
import { wrongState } from '@/lib/core/errors';
import type { MissionChange } from '@/lib/missions/change';
import { askAboutSpent } from './attempts-left';
import { refuseUnknown } from './create';
import { refuseDead } from './edges';
import { loadLinks, refuseCircle } from './links';
import { moveTask } from './moves';
import { refreshReadiness } from './readiness';
import { attemptsAllowed, isOpen } from './rules';
import { moveAssertions } from './supersede';
import type { WholeTask } from './whole';

/** Cancels tasks that were added after the launch; call it for such as nobody has claimed. The last one goes first. */
export async function takeBackTasks(change: MissionChange, taskIds: readonly string[]): Promise<void> {
  const { tx, mission } = change;
  const where = { missionId: mission.id, id: { in: [...taskIds] } };
  const tasks = await tx.task.findMany({ where, orderBy: { number: 'desc' } });
  const launched = tasks.find(({ createdAt }) => mission.launchedAt && createdAt <= mission.launchedAt);
  if (launched)
    throw wrongState(`${launched.key} was launched, and is accounted for.`, 'Use cancel_task or skip_task.');
  await tx.task.updateMany({ where, data: { supersedesId: null } });
  const reason = 'Taken back by the person who added it.';
  for (const task of tasks)
    if (isOpen(task.status)) await moveTask(change, task, 'cancelled', { event: 'task.cancelled', reason });
}

/** Brings tasks that were taken back into the queue again, in the order of their keys. */
export async function bringBackTasks(change: MissionChange, tasks: readonly WholeTask[]): Promise<void> {
  const { tx } = change;
  for (const { id, row, dependsOn } of tasks) {
    const supersedesId = typeof row.supersedes_id === 'string' ? row.supersedes_id : null;
    const task = await tx.task.update({ where: { id }, data: { supersedesId } });
    // One that was replaced in the same edit was cancelled by it, and stays so.
    if (row.status === 'cancelled') continue;
    await refuseUnknown(change, [{ branchId: task.branchId }]);
    await moveTask(change, task, 'todo', { event: 'task.restored', undo: true });
    await refuseDead(change, dependsOn);
  }
}

/**
 * Takes back that `fresh` replaced a task, while nobody has claimed it: the task is what it `was`, with its dependents,
 * assertions, what was decided of them, and whom it excludes. `wrong_state` where what it was in was closed when it was replaced.
 */
export async function takeBackSupersede(change: MissionChange, was: WholeTask, freshId: string): Promise<void> {
  const { tx, mission } = change;
  const missionId = mission.id;
  const old = await tx.task.findUniqueOrThrow({ where: { id: was.id } });
  const fresh = await tx.task.update({ where: { id: freshId }, data: { supersedesId: null } });
  const dependents = was.dependents.filter((id) => id !== fresh.id);
  await tx.taskDependency.deleteMany({ where: { dependsOnId: fresh.id, taskId: { in: dependents } } });
  await tx.taskDependency.createMany({
    data: dependents.map((taskId) => ({ missionId, taskId, dependsOnId: old.id })),
    skipDuplicates: true,
  });
  await tx.taskExclusion.deleteMany({ where: { otherTaskId: fresh.id, taskId: { in: was.excludedBy } } });
  await moveAssertions(change, fresh, old, was.row.fulfils as string[]);
  await restoreVerdicts(change, was.verdicts ?? []);
  await revive(change, old, was);
  if (isOpen(was.row.status as Task['status']))
    await tx.task.updateMany({
      where: { missionId, blockedOnTaskId: fresh.id, id: { not: old.id } },
      data: { blockedOnTaskId: old.id },
    });
  await refuseCircle(tx, missionId, [], await loadLinks(tx, missionId));
  await refreshReadiness(change, 'all');
  change.record('task.reinstated', { subject: old.id, task: old.id, data: { key: old.key, replaced: fresh.key } });
}

async function revive(change: MissionChange, old: Task, was: WholeTask): Promise<void> {
  const status = was.row.status as Task['status'];
  if (status === old.status) return;
  if (status !== 'todo' && status !== 'failed')
    throw wrongState(
      `${old.key} was ${status.replace('_', ' ')} when it was replaced, and what it waited for was closed with it.`,
      'Create a task that supersedes the new one.',
    );
  await refuseUnknown(change, [{ branchId: old.branchId }]);
  const reason = was.row.end_reason as string | null;
  const task = await moveTask(change, old, status, { event: 'task.restored', undo: true, ...(reason && { reason }) });
  if (status === 'todo') return;
  const contract = await contractInForce(change.tx, change.mission.id);
  await askAboutSpent(change, task, attemptsAllowed(task, contract?.terms));
}
