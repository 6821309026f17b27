import 'server-only';
import { notFound } from '@/lib/core/errors';
import { getMissionRow } from '@/lib/missions/data';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { presentMilestone } from './presenter';

/** The milestones of a mission in their order; at most a hundred, so one page. */
export async function listMilestones(tenant: Tenant, missionId: string) {
  await getMissionRow(tenant, missionId);
  const rows = await db().milestone.findMany({ where: { missionId }, orderBy: [{ position: 'asc' }, { id: 'asc' }] });
  const counts = await db().task.groupBy({ by: ['milestoneId', 'status'], where: { missionId }, _count: true });
  return rows.map((row, index) =>
    presentMilestone(
      row,
      index,
      counts.filter(({ milestoneId }) => milestoneId === row.id),
    ),
  );
}

export async function getMilestone(tenant: Tenant, milestoneId: string) {
  const { workspaceId } = tenant;
  const row = await db().milestone.findFirst({ where: { id: milestoneId, workspaceId } });
  const found = row && (await listMilestones(tenant, row.missionId)).find(({ id }) => id === milestoneId);
  if (!found) throw notFound('milestone');
  return found;
}
