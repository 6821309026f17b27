import 'server-only';
import { notFound } from '@/lib/core/errors';
import { getMissionRow } from '@/lib/missions/data';
import { iso, refOf } from '@/lib/missions/presenter';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import type { BranchView } from './schema';

/** The branches of a mission, oldest first; at most a hundred, so one page. */
export async function listBranches(tenant: Tenant, missionId: string): Promise<BranchView[]> {
  await getMissionRow(tenant, missionId);
  const rows = await db().branch.findMany({ where: { missionId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  const counts = await db().task.groupBy({
    by: ['branchId', 'status'],
    where: { missionId, branchId: { not: null } },
    _count: true,
  });
  const people = await db().principal.findMany({
    where: { id: { in: rows.flatMap(({ prunedById }) => (prunedById === null ? [] : [prunedById])) } },
  });
  return rows.map((row) => {
    const own = counts.filter(({ branchId }) => branchId === row.id);
    const prunedBy = people.find(({ id }) => id === row.prunedById);
    return {
      id: row.id,
      missionId,
      name: row.name,
      hypothesis: row.hypothesis,
      prunedAt: iso(row.prunedAt),
      prunedBy: prunedBy ? refOf(prunedBy) : null,
      prunedReason: row.prunedReason,
      tasks: own.reduce((sum, { _count }) => sum + _count, 0),
      done: own.reduce((sum, { status, _count }) => sum + (status === 'done' ? _count : 0), 0),
    };
  });
}

export async function getBranch(tenant: Tenant, branchId: string): Promise<BranchView> {
  const { workspaceId } = tenant;
  const row = await db().branch.findFirst({ where: { id: branchId, workspaceId } });
  const found = row && (await listBranches(tenant, row.missionId)).find(({ id }) => id === branchId);
  if (!found) throw notFound('branch');
  return found;
}
