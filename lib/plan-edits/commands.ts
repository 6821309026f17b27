import 'server-only';
import type { PlanEdit, Prisma } from '@/generated/prisma/client';
import { notFound, wrongState } from '@/lib/core/errors';
import type { MissionChange } from '@/lib/missions/change';
import type { Tenant } from '@/lib/server/tenant';
import { changeGraph } from '@/lib/tasks/graph-change';
import { applyDifferences } from './apply';
import { type Difference, turned } from './rules';

/**
 * Takes back the caller's latest edit of a plan, or the one named; edits after that one stay for good. Under the
 * mission's lock and the rules of every edit; `conflict` where somebody changed the same since. Returns what was undone.
 */
export function undoEdit(tenant: Tenant, missionId: string, editId?: string): Promise<PlanEdit> {
  return changeGraph(tenant, missionId, async (change) => {
    const edit = await findEdit(change, { undone: false, ...(editId && { id: editId }) }, 'desc');
    if (!edit && editId) throw notFound('edit', 'of yours that could be undone');
    if (!edit)
      throw wrongState('There is no edit of yours to undo.', 'Undo takes back your own edits of this mission.');
    await change.tx.planEdit.deleteMany({
      where: { ...ownedBy(change), undone: false, number: { gt: edit.number } },
    });
    return turnEdit(change, edit, true);
  });
}

/** Does the edit again that the caller undid last; by the same rules. */
export function redoEdit(tenant: Tenant, missionId: string): Promise<PlanEdit> {
  return changeGraph(tenant, missionId, async (change) => {
    const edit = await findEdit(change, { undone: true }, 'asc');
    if (!edit) throw wrongState('There is nothing to redo.', 'Only what you undid, before any new edit, is redone.');
    return turnEdit(change, edit, false);
  });
}

const ownedBy = ({ mission, tenant }: MissionChange) => ({
  missionId: mission.id,
  principalId: tenant.principal.id,
});

const findEdit = (change: MissionChange, where: Prisma.PlanEditWhereInput, order: 'asc' | 'desc') =>
  change.tx.planEdit.findFirst({ where: { ...ownedBy(change), ...where }, orderBy: { number: order } });

async function turnEdit(change: MissionChange, edit: PlanEdit, undone: boolean): Promise<PlanEdit> {
  const differences = edit.differences as unknown as Difference[];
  await applyDifferences(change, undone ? turned(differences) : differences);
  return change.tx.planEdit.update({ where: { id: edit.id }, data: { undone } });
}
