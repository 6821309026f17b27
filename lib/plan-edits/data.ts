import 'server-only';
import { getMissionRow } from '@/lib/missions/data';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { presentEdit } from './presenter';

/** The caller's own edits of a mission's plan that can be undone or redone, the newest first. */
export async function listPlanEdits(tenant: Tenant, missionId: string) {
  await getMissionRow(tenant, missionId);
  const rows = await db().planEdit.findMany({
    where: { missionId, principalId: tenant.principal.id },
    orderBy: { number: 'desc' },
    select: { id: true, words: true, undone: true, createdAt: true },
  });
  return rows.map(presentEdit);
}
