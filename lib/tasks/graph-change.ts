import 'server-only';
import { changeMission, type MissionChange } from '@/lib/missions/change';
import { sharedInTransaction } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { settleAttempts } from './attempts-left';
import { settleMission, takeTouchedAttempts } from './settle';

/**
 * `changeMission` for everything that changes a task's status, edges or assertions: what is derived from them is
 * settled once, at the end of the outermost such change, before its events are written.
 */
export function changeGraph<T>(
  tenant: Tenant,
  missionId: string,
  work: (change: MissionChange) => Promise<T>,
): Promise<T> {
  return changeMission(tenant, missionId, async (change) => {
    const shared = sharedInTransaction();
    const key = `graph ${missionId}`;
    if (shared.has(key)) return work(change);
    shared.set(key, true);
    const result = await work(change);
    if (takeTouchedAttempts(change)) await settleAttempts(change);
    await settleMission(change);
    shared.delete(key);
    return result;
  });
}

/** Counts a change of nodes, edges or groups: the drawing is laid out anew for it. */
export async function touchGraph(change: MissionChange, newTasks = 0): Promise<void> {
  const { id, graphVersion, nextTaskNumber } = change.mission;
  const next = { graphVersion: graphVersion + 1, nextTaskNumber: nextTaskNumber + newTasks };
  await change.tx.$executeRaw`
    update mission set graph_version = ${next.graphVersion}, next_task_number = ${next.nextTaskNumber} where id = ${id}`;
  Object.assign(change.mission, next);
}
