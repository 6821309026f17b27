import 'server-only';
import type { Mission } from '../../generated/prisma/client';
import { notFound } from '../core/errors';
import { appendEvents, type ChainHead, type NewEvent } from '../events/chain';
import { sharedInTransaction, type Tx, transaction } from '../server/db';
import type { Tenant } from '../server/tenant';
import { announce } from '../server/wake';

/** A mission under its lock: what every command inside it works with. */
export type MissionChange = {
  readonly tenant: Tenant;
  readonly tx: Tx;
  /** The row as locked; `reload` after writing columns of it that are read again. */
  mission: Mission;
  /** The database's clock at the lock. Leases, due times and events use it and nothing else. */
  readonly now: Date;
  /** Buffers an event; all are appended, in this order, in the same transaction. */
  record(type: string, event?: Omit<NewEvent, 'type'>): void;
  /** Appends what is buffered now; returns the chain's head. For the receipt, which covers all events before it. */
  flush(): Promise<ChainHead>;
  reload(): Promise<Mission>;
};

/**
 * Runs `work` with the mission locked (by UPDATE; a foreign or missing one is `not_found`), then appends its events:
 * gapless seq, chained hashes, one transaction (R4). Joins a change of the same mission that is under way.
 */
export async function changeMission<T>(
  tenant: Tenant,
  missionId: string,
  work: (change: MissionChange) => Promise<T>,
): Promise<T> {
  return transaction(async (tx) => {
    const shared = sharedInTransaction();
    const underWay = shared.get(missionId) as MissionChange | undefined;
    if (underWay) return work(underWay);
    const change = await lockMission(tx, tenant, missionId);
    shared.set(missionId, change);
    const result = await work(change);
    await change.flush();
    shared.delete(missionId);
    announce(tenant.workspaceId);
    return result;
  });
}

/**
 * Locks the mission's row. The advisory lock comes first, because an UPDATE takes its transaction id before it waits:
 * so ids follow the order of the locks, and the feed, which reads by transaction id, keeps each mission's order. Hence
 * nothing may be written before a mission is locked (a lock on an agent is advisory too).
 */
async function lockMission(tx: Tx, tenant: Tenant, missionId: string): Promise<MissionChange> {
  const [lock] = await tx.$queryRaw<{ now: Date }[]>`
    update mission set updated_at = clock_timestamp()
    where id = ${missionId} and workspace_id = ${tenant.workspaceId}
      and (select pg_advisory_xact_lock(hashtextextended(${missionId}, 0)) is not null)
    returning date_trunc('milliseconds', clock_timestamp()) as now`;
  if (!lock) throw notFound('mission');
  // The places of a large drawing are a megabyte, and no command reads them.
  const load = async () => ({
    ...(await tx.mission.findUniqueOrThrow({ where: { id: missionId }, omit: { layout: true } })),
    layout: {},
  });
  const mission = await load();
  let buffered: NewEvent[] = [];
  let head: ChainHead = {
    chainId: missionId,
    workspaceId: tenant.workspaceId,
    missionId,
    seq: mission.seq,
    hash: mission.chainHash,
    now: lock.now,
  };
  const change: MissionChange = {
    tenant,
    tx,
    mission,
    now: lock.now,
    record: (type, event = {}) => buffered.push({ type, ...event }),
    flush: async () => {
      const events = buffered;
      buffered = [];
      if (events.length === 0) return head;
      head = await appendEvents(tx, tenant, head, events);
      await tx.$executeRaw`update mission set seq = ${head.seq}, chain_hash = ${head.hash} where id = ${missionId}`;
      return head;
    },
    reload: async () => {
      change.mission = await load();
      return change.mission;
    },
  };
  return change;
}
