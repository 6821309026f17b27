import 'server-only';
import { viaText } from '../core/principal';
import type { Prisma, Tx } from '../server/db';
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
 * Appends events to a chain whose row the caller has locked; returns the new head, which the caller stores in the
 * same transaction. Each hash covers the one before (R4).
 */
export async function appendEvents(
  tx: Tx,
  tenant: Tenant,
  head: ChainHead,
  events: readonly NewEvent[],
): Promise<ChainHead> {
  let { seq, hash } = head;
  const rows: Prisma.EventCreateManyInput[] = events.map((event) => {
    const by = event.by ?? tenant;
    const previous = hash;
    seq += 1n;
    const fact = {
      seq: Number(seq),
      type: event.type,
      at: head.now.toISOString(),
      principal: by.principal.id,
      subject: event.subject ?? null,
      data: event.data ?? {},
    };
    hash = chainHash(previous, fact);
    return {
      workspaceId: head.workspaceId,
      missionId: head.missionId,
      chainId: head.chainId,
      seq,
      type: fact.type,
      principalId: fact.principal,
      via: viaText(by.principal),
      subjectId: fact.subject,
      taskId: event.task ?? null,
      data: fact.data,
      at: head.now,
      previous,
      hash,
    };
  });
  if (rows.length > 0) await tx.event.createMany({ data: rows });
  return { ...head, seq, hash };
}

/**
 * Records facts that belong to no mission (members, tokens, roles, settings, sign-ins) in the workspace's own chain,
 * in the caller's transaction. Call it last: the workspace's counter is the last lock.
 */
export async function recordInWorkspace(tx: Tx, tenant: Tenant, events: readonly NewEvent[]): Promise<void> {
  const { workspaceId } = tenant;
  const [row] = await tx.$queryRaw<{ seq: bigint; chain_hash: string; now: Date }[]>`
    update workspace set seq = seq + ${events.length} where id = ${workspaceId}
    returning seq - ${events.length} as seq, chain_hash, date_trunc('milliseconds', clock_timestamp()) as now`;
  if (!row) throw new Error(`no workspace ${workspaceId}`);
  const head = { chainId: workspaceId, workspaceId, missionId: null, seq: row.seq, hash: row.chain_hash, now: row.now };
  const { hash } = await appendEvents(tx, tenant, head, events);
  await tx.$executeRaw`update workspace set chain_hash = ${hash} where id = ${workspaceId}`;
  announce(workspaceId);
}
