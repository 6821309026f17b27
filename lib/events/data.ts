import 'server-only';
import type { z } from 'zod';
import { notFound } from '../core/errors';
import { decodeNumberCursor, type Page, toPage } from '../core/pagination';
import { db, type Prisma } from '../server/db';
import type { Tenant } from '../server/tenant';
import { presentEvent } from './presenter';
import type { listMissionEventsInput, MissionEvent } from './schema';

/** Events of one mission by seq, newest or oldest first; a foreign mission is `not_found`. */
export async function readMissionEvents(
  tenant: Tenant,
  input: z.output<typeof listMissionEventsInput>,
): Promise<Page<MissionEvent>> {
  const mission = await db().mission.findFirst({
    where: { id: input.mission, workspaceId: tenant.workspaceId },
    select: { id: true },
  });
  if (!mission) throw notFound('mission');
  const newest = input.order === 'newest';
  const where: Prisma.EventWhereInput = { chainId: mission.id };
  if (input.task) where.taskId = input.task;
  if (input.type) where.type = input.type.endsWith('.') ? { startsWith: input.type } : input.type;
  const after = decodeNumberCursor(input.cursor);
  if (after !== null) where.seq = newest ? { lt: after } : { gt: after };
  const rows = await db().event.findMany({
    where,
    include: { principal: { select: { id: true, kind: true, name: true } } },
    orderBy: { seq: newest ? 'desc' : 'asc' },
    take: input.limit + 1,
  });
  return toPage(rows, input.limit, (row) => [Number(row.seq)], presentEvent);
}

export type Position = { xid: bigint; id: bigint };

type FeedRow = {
  id: bigint;
  xid: bigint;
  workspace_id: string;
  mission_id: string | null;
  seq: bigint;
  type: string;
  via: string;
  subject_id: string | null;
  task_id: string | null;
  data: unknown;
  at: Date;
  hash: string;
  principal_id: string;
  principal_kind: 'member' | 'agent' | 'system';
  principal_name: string;
};

/**
 * Committed events after a position in the one order that never changes: below the oldest transaction still open, by
 * (xid, id). Ids alone would lose events, because they are taken before the commit.
 */
export async function readFeed(after: Position, limit: number, workspaceIds: readonly string[] | null = null) {
  const rows = await db().$queryRaw<FeedRow[]>`
    select e.id, e.xid, e.workspace_id, e.mission_id, e.seq, e.type, e.via, e.subject_id, e.task_id, e.data, e.at, e.hash,
      p.id as principal_id, p.kind as principal_kind, p.name as principal_name
    from event e join principal p on p.id = e.principal_id
    where (e.xid, e.id) > (${after.xid}, ${after.id})
      and (${workspaceIds === null} or e.workspace_id = any(${workspaceIds ?? []}))
      and e.xid < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint
    order by e.xid, e.id limit ${limit}`;
  return rows.map(({ principal_id, principal_kind, principal_name, ...row }) => ({
    id: row.id,
    xid: row.xid,
    workspaceId: row.workspace_id,
    missionId: row.mission_id,
    seq: row.seq,
    type: row.type,
    via: row.via,
    subjectId: row.subject_id,
    taskId: row.task_id,
    data: row.data,
    at: row.at,
    hash: row.hash,
    principal: { id: principal_id, kind: principal_kind, name: principal_name },
  }));
}

/** The last position that everybody can read, and whether newer events wait for an open transaction. */
export async function readFeedHead(after: Position): Promise<{ head: Position; hidden: boolean }> {
  const [row] = await db().$queryRaw<{ xid: bigint | null; id: bigint | null; hidden: boolean }[]>`
    with edge as (select (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint as xmin)
    select last.xid, last.id, exists (select 1 from event e where e.xid >= edge.xmin) as hidden
    from edge left join lateral (
      select e.xid, e.id from event e where e.xid < edge.xmin order by e.xid desc, e.id desc limit 1
    ) last on true`;
  const head = row?.xid && row.id ? { xid: row.xid, id: row.id } : after;
  return { head, hidden: row?.hidden ?? false };
}
