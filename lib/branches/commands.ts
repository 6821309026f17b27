import 'server-only';
import { requestCancel } from '@/lib/attempts/cancel';
import { DomainError, notFound, wrongState } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { isEnded } from '@/lib/missions/rules';
import { db, isDuplicate } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { cancelTasks } from '@/lib/tasks/cancel';
import { changeGraph, touchGraph } from '@/lib/tasks/graph-change';
import { isOpen } from '@/lib/tasks/rules';
import { maxBranches } from './schema';

/** Opens a line of attempt; its name is its own within the mission. Returns its id. */
export async function createBranch(
  tenant: Tenant,
  missionId: string,
  given: { name: string; hypothesis: string },
): Promise<string> {
  return changeGraph(tenant, missionId, async (change) => {
    const { tx, mission } = change;
    if (mission.isInbox)
      throw wrongState('Tasks of the Inbox stand alone.', 'Create a mission for work of several steps.');
    if (isEnded(mission.status)) throw wrongState(`The mission is ${mission.status}.`, 'Reopen it first.');
    if ((await tx.branch.count({ where: { missionId } })) >= maxBranches)
      throw wrongState(
        `A mission has at most ${maxBranches} branches.`,
        'Plan further ones as a mission of their own.',
      );
    const id = newId('branch');
    const { workspaceId } = tenant;
    await tx.branch.create({ data: { id, workspaceId, missionId, ...given, createdAt: change.now } });
    await touchGraph(change);
    change.record('branch.created', { subject: id, data: { nameHash: sha256Hex(given.name) } });
    return id;
  }).catch((error: unknown) => {
    throw isDuplicate(error) ? nameTaken(given.name) : error;
  });
}

const nameTaken = (name: string) =>
  new DomainError('conflict', { detail: `There is a branch "${name}" already.`, next: 'Choose another name.' });

/** Ends a line of attempt: its open tasks are cancelled by the rule of cancel_task, its reason is kept. */
export async function pruneBranch(
  tenant: Tenant,
  branchId: string,
  how: { reason: string; dependents?: 'cancel' | 'detach' | undefined },
): Promise<void> {
  const { workspaceId } = tenant;
  const row = await db().branch.findFirst({ where: { id: branchId, workspaceId } });
  if (!row) throw notFound('branch');
  await changeGraph(tenant, row.missionId, async (change) => {
    const { tx, mission, now } = change;
    const branch = await tx.branch.findUniqueOrThrow({ where: { id: branchId } });
    if (isEnded(mission.status)) throw wrongState(`The mission is ${mission.status}.`, 'Reopen it first.');
    if (branch.prunedAt) throw wrongState('The branch was pruned before.', 'Read why with list_branches.');
    const tasks = await tx.task.findMany({ where: { branchId }, orderBy: { number: 'asc' } });
    const open = tasks.filter(({ status }) => isOpen(status));
    const cancelled = await cancelTasks(change, open, { ...how, stop: requestCancel });
    const { reason } = how;
    await tx.branch.update({
      where: { id: branchId },
      data: { prunedAt: now, prunedById: tenant.principal.id, prunedReason: reason },
    });
    await touchGraph(change);
    change.record('branch.pruned', {
      subject: branchId,
      data: { cancelled: cancelled.map(({ key }) => key), reasonHash: sha256Hex(reason) },
    });
  });
}
