import 'server-only';
import { invalidInput, notFound, wrongState } from '../core/errors';
import type { Role } from '../core/principal';
import { changeMission, type MissionChange } from '../missions/change';
import type { Tenant } from '../server/tenant';
import { getItemRow, type ItemRow } from './data';
import { kinds } from './rules';

const maxSnoozeDays = 30;

export type Placement = { id: string; assigneeId: string | null; snoozedUntil: string | null; version: number };

/** Hides the item until then, null wakes it; its deadline stays. */
export function snoozeItem(tenant: Tenant, itemId: string, until: string | null): Promise<Placement> {
  return placeItem(tenant, itemId, async (change, item) => {
    const snoozedUntil = until === null ? null : wakeTime(change, until);
    await change.tx.attentionItem.update({ where: { id: item.id }, data: { snoozedUntil } });
    change.record('attention.snoozed', { subject: item.id, data: { until: snoozedUntil?.toISOString() ?? null } });
    return { ...item, snoozedUntil };
  });
}

function wakeTime(change: MissionChange, until: string): Date {
  const wake = new Date(until);
  const inMs = wake.getTime() - change.now.getTime();
  if (inMs <= 0) throw invalidInput('until', 'is in the past', 'Send a time ahead, or null to wake it now.');
  if (inMs > maxSnoozeDays * 86_400_000)
    throw invalidInput('until', `is more than ${maxSnoozeDays} days ahead`, 'Snooze for less, or assign it.');
  return wake;
}

/** Gives the item to a member who may decide it by its role, or back to everybody. */
export function assignItem(tenant: Tenant, itemId: string, assigneeId: string | null): Promise<Placement> {
  return placeItem(tenant, itemId, async (change, item) => {
    if (assigneeId !== null) await checkAssignee(change, item, assigneeId);
    await change.tx.attentionItem.update({ where: { id: item.id }, data: { assigneeId } });
    change.record('attention.assigned', { subject: item.id, data: { assignee: assigneeId } });
    return { ...item, assigneeId };
  });
}

async function checkAssignee(change: MissionChange, item: ItemRow, assigneeId: string): Promise<void> {
  const { workspaceId } = change.tenant;
  const member = await change.tx.member.findFirst({ where: { id: assigneeId, workspaceId, removedAt: null } });
  if (!member) throw notFound('member');
  const roles = new Set<Role>(kinds[item.kind].outcomes.flatMap((outcome) => outcome.roles));
  if (!roles.has(member.role))
    throw invalidInput(
      'assigneeId',
      `is a ${member.role}, who cannot decide this`,
      `Assign it to somebody with the role ${[...roles].join(', ')}.`,
    );
}

async function placeItem(
  tenant: Tenant,
  itemId: string,
  place: (change: MissionChange, item: ItemRow) => Promise<ItemRow>,
): Promise<Placement> {
  const { missionId } = await getItemRow(tenant, itemId);
  return changeMission(tenant, missionId, async (change) => {
    const item = await getItemRow(tenant, itemId);
    if (item.status !== 'open') throw wrongState('This item is settled.', 'Read the queue again.');
    const { id, assigneeId, snoozedUntil, version } = await place(change, item);
    return { id, assigneeId, snoozedUntil: snoozedUntil?.toISOString() ?? null, version };
  });
}
