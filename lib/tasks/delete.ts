import 'server-only';
import { notFound, wrongState } from '@/lib/core/errors';
import type { MissionChange } from '@/lib/missions/change';
import { isLaunched } from '@/lib/missions/rules';
import type { Tenant } from '@/lib/server/tenant';
import { getTaskRow } from './data';
import { changeGraph, touchGraph } from './graph-change';
import { dependentsOf, refreshReadiness } from './readiness';
import { touchCoverage } from './settle';

/** Deletes a task of a mission that was not launched; those behind it no longer wait for it. */
export async function deleteTask(tenant: Tenant, taskId: string): Promise<void> {
  const { missionId } = await getTaskRow(tenant, taskId);
  await deleteTasks(tenant, missionId, [taskId]);
}

/** Deletes several tasks of one mission that was not launched, all or none. */
export async function deleteTasks(tenant: Tenant, missionId: string, taskIds: readonly string[]): Promise<void> {
  await changeGraph(tenant, missionId, (change) => deleteInMission(change, taskIds));
}

/** Deletes these tasks under the mission's lock; one that is not of this mission is `not_found`. */
export async function deleteInMission(change: MissionChange, taskIds: readonly string[]): Promise<void> {
  const { tx, mission } = change;
  const missionId = mission.id;
  if (isLaunched(mission.status))
    throw wrongState('What was launched is accounted for.', 'Use cancel_task or skip_task.');
  const ids = [...new Set(taskIds)];
  const tasks = await tx.task.findMany({ where: { missionId, id: { in: ids } }, orderBy: { number: 'asc' } });
  if (tasks.length !== ids.length) throw notFound('task', 'in this mission');
  await refuseBlocking(change, ids);
  const dependents = await dependentsOf(tx, ids);
  await tx.task.updateMany({ where: { missionId, supersedesId: { in: ids } }, data: { supersedesId: null } });
  await tx.task.deleteMany({ where: { id: { in: ids } } });
  await refreshReadiness(change, dependents);
  await touchGraph(change);
  touchCoverage(change);
  for (const { id, key } of tasks) change.record('task.deleted', { subject: id, data: { key } });
}

/** What waits for a task by a block would wait for nothing that it names. */
async function refuseBlocking({ tx, mission }: MissionChange, ids: readonly string[]): Promise<void> {
  const blocked = await tx.task.findFirst({
    where: { missionId: mission.id, blockedOnTaskId: { in: [...ids] }, id: { notIn: [...ids] } },
    select: { key: true, blockedOnTask: { select: { key: true } } },
  });
  if (blocked)
    throw wrongState(
      `${blocked.key} is blocked on ${blocked.blockedOnTask?.key}.`,
      `Unblock ${blocked.key} first, with unblock_task.`,
    );
}
