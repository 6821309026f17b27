import 'server-only';
import type { Mission } from '../../generated/prisma/client';
import { notFound } from '../core/errors';
import { appendEvents, type ChainHead, type NewEvent } from '../events/chain';
import { answeredAtCommit, Prisma, sharedInTransaction, type Tx, transaction } from '../server/db';
import { columnsOf } from '../server/row';
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
    answeredAtCommit(change.flush());
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
  const [locked] = await tx.$queryRaw<(Columns & { now: Date })[]>`
    update mission m set updated_at = clock_timestamp(), change_count = change_count + 1
    where id = ${missionId} and workspace_id = ${tenant.workspaceId}
      and (select pg_advisory_xact_lock(hashtextextended(${missionId}, 0)) is not null)
    returning ${columns}, date_trunc('milliseconds', clock_timestamp()) as "now"`;
  if (!locked) throw notFound('mission');
  const { now, ...mission } = locked;
  let buffered: NewEvent[] = [];
  let head: ChainHead = {
    chainId: missionId,
    workspaceId: tenant.workspaceId,
    missionId,
    seq: mission.seq,
    hash: mission.chainHash,
    now,
  };
  const change: MissionChange = {
    tenant,
    tx,
    mission: { ...mission, layout: {} },
    now,
    record: (type, event = {}) => buffered.push({ type, ...event }),
    flush: async () => {
      const events = buffered;
      buffered = [];
      if (events.length > 0) head = await appendEvents(tx, tenant, head, events);
      return head;
    },
    reload: async () => {
      change.mission = await load(tx, missionId);
      return change.mission;
    },
  };
  return change;
}

/**
 * Waits until nobody else changes any of these missions and keeps it so until the end of the transaction; the changes
 * of several missions in one transaction begin with it, as the first of them already writes.
 */
export async function holdStill(tx: Tx, missionIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    select pg_advisory_xact_lock(hashtextextended(id, 0)) is not null as held
    from (select id from unnest(${missionIds}::text[]) id order by id offset 0) named`;
}

type Columns = Omit<Mission, 'layout'>;

// The places of a large drawing are a megabyte, and no command reads them.
const columns = columnsOf(Prisma.MissionScalarFieldEnum, 'm', 'layout');

async function load(tx: Tx, missionId: string): Promise<Mission> {
  const [mission] = await tx.$queryRaw<Columns[]>`select ${columns} from mission m where m.id = ${missionId}`;
  if (!mission) throw notFound('mission');
  return { ...mission, layout: {} };
}
