import 'server-only';
import { getMissionRow } from '@/lib/missions/data';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import type { CopiedTasks } from './schema';
import { plannedOf, readWholeTasks } from './whole';

/** Those of these tasks that stand in the mission, as they were planned. */
export async function copyTasks(tenant: Tenant, missionId: string, ids: readonly string[]): Promise<CopiedTasks> {
  const { id: mission } = await getMissionRow(tenant, missionId);
  const tasks = await readWholeTasks(db(), mission, { ids, fromNumber: null });
  const milestones = await db().milestone.findMany({ where: { missionId: mission }, select: { id: true, name: true } });
  const named = await db().task.findMany({
    where: { id: { in: tasks.flatMap(({ dependsOn, notBy }) => [...dependsOn, ...notBy]) } },
    select: { id: true, key: true },
  });
  const nameOf = new Map(milestones.map(({ id, name }) => [id, name]));
  const keyOf = new Map(named.map(({ id, key }) => [id, key]));
  const keys = (others: readonly string[]) => others.map((id) => keyOf.get(id) ?? id);
  return {
    format: 'mission-control/tasks',
    mission,
    items: tasks.map((whole) => {
      const { milestoneId, branchId: _, notBy, ...planned } = plannedOf(whole);
      const milestone = nameOf.get(milestoneId ?? '') ?? null;
      return { ...planned, ref: whole.key, milestone, notBy: keys(notBy), dependsOn: keys(whole.dependsOn) };
    }),
  };
}
