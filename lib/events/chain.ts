import 'server-only';
import { viaText } from '../core/principal';
import { Prisma, type Tx } from '../server/db';
import { chainHash } from '../server/hash';
import type { Tenant } from '../server/tenant';
import { announce } from '../server/wake';

/** Data of an event: ids, states, numbers and hashes of texts; the texts live in their rows and can be redacted. */
export type EventData = { [key: string]: string | number | boolean | null | string[] | EventData };

export type NewEvent = {
  /** noun.verb in the past tense: 'task.claimed'. */
  type: string;
  /** The row that changed: its id. */
  subject?: string;
  /** The task it belongs to, so that a task's own story is one indexed read. */
  task?: string;
  data?: EventData;
  /** Who did it, where that is not the tenant's principal (a timer that acts for the system). */
  by?: Tenant;
};

/** Where a chain stands: the last seq and the last hash. */
export type ChainHead = {
  chainId: string;
  workspaceId: string;
  missionId: string | null;
  seq: bigint;
  hash: string;
  now: Date;
};

/**
 * Appends events to a chain whose row the caller has locked, and moves that row's head, in one statement; returns the
 * new head. Each hash covers the one before (R4).
 */
export async function appendEvents(
  tx: Tx,
  tenant: Tenant,
  head: ChainHead,
  events: readonly NewEvent[],
): Promise<ChainHead> {
  const { chainId, workspaceId, missionId, now } = head;
  const rows = chained(tenant, head, events);
  const last = rows.at(-1);
  if (!last) return head;
  await tx.$executeRaw`
    with moved as (
      update ${missionId === null ? workspaceTable : missionTable} set seq = ${last.seq}, chain_hash = ${last.hash}
      where id = ${chainId}
    )
    insert into event (workspace_id, mission_id, chain_id, seq, type, principal_id, via, subject_id, task_id, data, at,
      previous, hash)
    select ${workspaceId}, ${missionId}, ${chainId}, e.seq, e.type, e.principal, e.via, e.subject, e.task, e.data,
      ${now}::timestamptz, e.previous, e.hash
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (seq bigint, type text, principal text, via text,
      subject text, task text, data jsonb, previous text, hash text)
    order by e.seq`;
  return { ...head, seq: BigInt(last.seq), hash: last.hash };
}

const missionTable = Prisma.sql`mission`;
const workspaceTable = Prisma.sql`workspace`;

/** The events as they stand in the chain after `head`. */
function chained(tenant: Tenant, head: ChainHead, events: readonly NewEvent[]) {
  const at = head.now.toISOString();
  let { hash } = head;
  return events.map(({ type, subject = null, task = null, data = {}, by = tenant }, index) => {
    const previous = hash;
    const seq = Number(head.seq) + index + 1;
    const { principal } = by;
    hash = chainHash(previous, { seq, type, at, principal: principal.id, subject, data });
    return { seq, type, principal: principal.id, via: viaText(principal), subject, task, data, previous, hash };
  });
}

/**
 * Records facts that belong to no mission (members, tokens, roles, settings, sign-ins) in the workspace's own chain,
 * in the caller's transaction. Call it last: the workspace's counter is the last lock.
 */
export async function recordInWorkspace(tx: Tx, tenant: Tenant, events: readonly NewEvent[]): Promise<void> {
  const { workspaceId } = tenant;
  const [row] = await tx.$queryRaw<{ seq: bigint; hash: string; now: Date }[]>`
    update workspace set seq = seq where id = ${workspaceId}
    returning seq, chain_hash as hash, date_trunc('milliseconds', clock_timestamp()) as now`;
  if (!row) throw new Error(`no workspace ${workspaceId}`);
  await appendEvents(tx, tenant, { chainId: workspaceId, workspaceId, missionId: null, ...row }, events);
  announce(workspaceId);
}
