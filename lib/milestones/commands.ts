import 'server-only';
import type { Milestone } from '@/generated/prisma/client';
import { notFound, wrongState } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { MissionChange } from '@/lib/missions/change';
import { isEnded } from '@/lib/missions/rules';
import { db } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { changeGraph, touchGraph } from '@/lib/tasks/graph-change';
import { loadLinks, refuseCircle } from '@/lib/tasks/links';
import { refreshReadiness } from '@/lib/tasks/readiness';
import { maxMilestones } from './schema';

type Given = { name?: string | undefined; gate?: boolean | undefined; position?: number | undefined };

/** Adds a milestone at a position, by default last; the others move up. Returns its id. */
export function createMilestone(tenant: Tenant, missionId: string, given: Given & { name: string }): Promise<string> {
  return changeGraph(tenant, missionId, async (change) => {
    refuseGrouping(change);
    const { tx } = change;
    const standing = await inOrder(change);
    if (standing.length >= maxMilestones)
      throw wrongState(`A mission has at most ${maxMilestones} milestones.`, 'Merge some of them.');
    const id = newId('milestone');
    const { workspaceId } = tenant;
    const { name, gate = false } = given;
    const row = await tx.milestone.create({
      data: { id, workspaceId, missionId, name, gate, position: standing.length },
    });
    await arrange(change, insertAt(standing, row, given.position ?? standing.length));
    await regroup(change, 'milestone.created', row);
    return id;
  });
}

/** Brings a deleted milestone back under its id, at its place, around these tasks, which are in no other. */
export async function restoreMilestone(
  change: MissionChange,
  { id, tasks, position, ...given }: { id: string; name: string; gate: boolean; position: number; tasks: string[] },
): Promise<void> {
  refuseGrouping(change);
  const { tx, mission, tenant } = change;
  const { workspaceId } = tenant;
  const missionId = mission.id;
  const standing = await inOrder(change);
  const data = { id, workspaceId, missionId, ...given, position: standing.length };
  const row = await tx.milestone.create({ data });
  await tx.task.updateMany({ where: { missionId, id: { in: tasks } }, data: { milestoneId: id } });
  await arrange(change, insertAt(standing, row, position));
  await regroup(change, 'milestone.restored', row);
}

/** Renames, moves or gates a milestone; a gate or an order that closes a circle is `cycle`. */
export async function updateMilestone(tenant: Tenant, milestoneId: string, given: Given): Promise<void> {
  const { missionId } = await getMilestoneRow(tenant, milestoneId);
  await changeGraph(tenant, missionId, async (change) => {
    refuseGrouping(change);
    const { name, gate, position } = given;
    const row = await change.tx.milestone.update({
      where: { id: milestoneId },
      data: { ...(name !== undefined && { name }), ...(gate !== undefined && { gate }) },
    });
    if (position !== undefined) {
      const others = (await inOrder(change)).filter(({ id }) => id !== milestoneId);
      await arrange(change, insertAt(others, row, position));
    }
    await regroup(change, 'milestone.updated', row);
  });
}

/** Removes the group and its gate; its tasks stay. */
export async function deleteMilestone(tenant: Tenant, milestoneId: string): Promise<void> {
  const { missionId } = await getMilestoneRow(tenant, milestoneId);
  await changeGraph(tenant, missionId, async (change) => {
    refuseGrouping(change);
    const { tx } = change;
    await tx.task.updateMany({ where: { missionId, milestoneId }, data: { milestoneId: null } });
    const row = await tx.milestone.delete({ where: { id: milestoneId } });
    await arrange(change, await inOrder(change));
    await regroup(change, 'milestone.deleted', row);
  });
}

export async function getMilestoneRow(tenant: Tenant, milestoneId: string): Promise<Milestone> {
  const { workspaceId } = tenant;
  const row = await db().milestone.findFirst({ where: { id: milestoneId, workspaceId } });
  if (!row) throw notFound('milestone');
  return row;
}

function refuseGrouping({ mission }: MissionChange): void {
  if (mission.isInbox)
    throw wrongState('Tasks of the Inbox stand alone.', 'Create a mission for work of several steps.');
  if (isEnded(mission.status)) throw wrongState(`The mission is ${mission.status}.`, 'Reopen it first.');
}

const inOrder = ({ tx, mission }: MissionChange) =>
  tx.milestone.findMany({ where: { missionId: mission.id }, orderBy: [{ position: 'asc' }, { id: 'asc' }] });

function insertAt(others: Milestone[], row: Milestone, position: number): Milestone[] {
  const rest = others.filter(({ id }) => id !== row.id);
  return [...rest.slice(0, position), row, ...rest.slice(position)];
}

async function arrange({ tx }: MissionChange, milestones: readonly Milestone[]): Promise<void> {
  for (const [position, { id, position: before }] of milestones.entries())
    if (position !== before) await tx.milestone.update({ where: { id }, data: { position } });
}

/** Order and gates make tasks wait: no circle, and readyAt follows. */
async function regroup(change: MissionChange, event: string, { id, name, gate }: Milestone): Promise<void> {
  const { tx, mission } = change;
  await refuseCircle(tx, mission.id, [], await loadLinks(tx, mission.id));
  await refreshReadiness(change, 'all');
  await touchGraph(change);
  change.record(event, { subject: id, data: { gate, nameHash: sha256Hex(name) } });
}
