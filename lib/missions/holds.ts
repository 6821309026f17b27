import 'server-only';
import { newId } from '@/lib/core/ids';
import type { Tx } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import type { MissionChange } from './change';
import { isActive, tickClock } from './rules';
import type { HoldReason, MissionStatus } from './schema';

/** Open holds of a mission, oldest first. */
export function openHoldsOf(tx: Tx, missionId: string) {
  return tx.hold.findMany({ where: { missionId, closedAt: null }, orderBy: { openedAt: 'asc' } });
}

/**
 * Opens a hold for this reason; does nothing where one is open, and on the Inbox, which is never held. Nothing is
 * claimed from this transaction on, and active time stands still.
 */
export async function openHold(change: MissionChange, reason: HoldReason, why: string): Promise<void> {
  const { tx, mission, now, tenant } = change;
  if (mission.isInbox || !isActive(mission.status)) return;
  if (await tx.hold.findFirst({ where: { missionId: mission.id, reason, closedAt: null } })) return;
  const id = newId('hold');
  const { workspaceId } = tenant;
  const openedById = tenant.principal.id;
  await tx.hold.create({ data: { id, workspaceId, missionId: mission.id, reason, why, openedById, openedAt: now } });
  await setState(change, { openHolds: mission.openHolds + 1 });
  change.record('mission.held', { subject: id, data: { reason, ...(why && { whyHash: sha256Hex(why) }) } });
}

/** Ends the hold for this reason, with the note that says why where a person did; says whether there was one. */
export async function closeHold(change: MissionChange, reason: HoldReason, note?: string): Promise<boolean> {
  const { tx, mission, now, tenant } = change;
  const hold = await tx.hold.findFirst({ where: { missionId: mission.id, reason, closedAt: null } });
  if (!hold) return false;
  await tx.hold.update({ where: { id: hold.id }, data: { closedAt: now, closedById: tenant.principal.id } });
  await setState(change, { openHolds: mission.openHolds - 1 });
  change.record('mission.resumed', { subject: hold.id, data: { reason, ...(note && { note }) } });
  return true;
}

/** Writes status and open holds, and keeps the clock of active time with them. */
export async function setState(
  change: MissionChange,
  next: { status?: MissionStatus; openHolds?: number },
): Promise<void> {
  const { tx, mission, now } = change;
  const status = next.status ?? mission.status;
  const openHolds = next.openHolds ?? mission.openHolds;
  const running = isActive(status) && openHolds === 0 && !mission.isInbox;
  const clock = tickClock(mission, running, now);
  const written = { status, openHolds, activeSeconds: clock.activeSeconds, activeSince: clock.activeSince };
  await tx.mission.update({ where: { id: mission.id }, data: written, select: { id: true } });
  change.mission = { ...mission, ...written };
}
