import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { notFound } from '@/lib/core/errors';
import { decodeCursor, type Page, toPage } from '@/lib/core/pagination';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { type AgentRow, type HeldRow, presentAgent } from './presenter';
import type { AgentWire } from './schema';

/** Silence longer than this is worth noticing: a worker at work renews its lease well within it. */
export const onlineSeconds = 300;
/** Of which the record of an agent is made: what it did long ago says little of it. */
const countedAttempts = 200;
/** Tasks shown of one agent; the count says how many there are. */
const shownHolds = 20;

const selectAgents = (where: Prisma.Sql, limit: number) => Prisma.sql`
  select a.id, a.name, a.kind, a.harness, a.skills, a.tools, a.models, a.concurrency_limit as "concurrencyLimit",
    a.last_seen_at as "lastSeenAt",
    coalesce(a.last_seen_at > now() - make_interval(secs => ${onlineSeconds}), false) as online,
    g.at as "lastProgressAt", b.kind as "blockKind", r.attempts, r.succeeded, r.failed, r.lost, r.micros, h.count as "holdsCount", t.live as "liveTokens",
    c.id as "createdById", c.kind as "createdByKind", c.name as "createdByName",
    a.created_at as "createdAt", a.archived_at as "archivedAt", a.version
  from agent a join principal c on c.id = a.created_by_id
    cross join lateral (select count(*)::int as live
      from token where agent_id = a.id and revoked_at is null and expires_at > now()) t
    cross join lateral (select max(last_progress_at) as at from (
      select last_progress_at from attempt where worker_id = a.id order by started_at desc limit 20) recent) g
    cross join lateral (select count(*)::int as count from attempt where worker_id = a.id and outcome = 'running') h
    left join lateral (select t.block_kind::text as kind from attempt x join task t on t.id = x.task_id
      where x.worker_id = a.id and x.outcome = 'blocked' and t.status = 'blocked' and x.number = t.last_attempt
      order by x.started_at desc limit 1) b on true
    cross join lateral (select count(*)::int as attempts, count(*) filter (where outcome = 'succeeded')::int as succeeded,
      count(*) filter (where outcome in ('failed', 'rejected'))::int as failed,
      count(*) filter (where outcome = 'lost')::int as lost, coalesce(sum(micros), 0)::bigint as micros
      from (select outcome, micros from attempt where worker_id = a.id and outcome <> 'running'
        order by started_at desc limit ${countedAttempts}) ended) r
  where ${where} order by a.name, a.id limit ${limit}`;

type Wanted = { limit: number; cursor?: string | undefined; archived?: boolean | undefined };

/** Agents by name, each with what it holds now. */
export async function listAgents(tenant: Tenant, wanted: Wanted): Promise<Page<AgentWire>> {
  const after = wanted.cursor ? String(decodeCursor(wanted.cursor, 1)[0]) : null;
  const where = Prisma.sql`a.workspace_id = ${tenant.workspaceId}
    and (a.archived_at is not null) = ${wanted.archived ?? false} and (${after}::text is null or a.name > ${after})`;
  const rows = await db().$queryRaw<AgentRow[]>(selectAgents(where, wanted.limit + 1));
  const holds = await holdsOf(rows.map((row) => row.id));
  return toPage(
    rows,
    wanted.limit,
    (row) => [row.name],
    (row) => presentAgent(row, holds.get(row.id) ?? [], tenant.principal),
  );
}

export async function getAgent(tenant: Tenant, id: string): Promise<AgentWire> {
  const where = Prisma.sql`a.id = ${id} and a.workspace_id = ${tenant.workspaceId}`;
  const [row] = await db().$queryRaw<AgentRow[]>(selectAgents(where, 1));
  if (!row) throw notFound('agent');
  return presentAgent(row, (await holdsOf([id])).get(id) ?? [], tenant.principal);
}

/** Those of these that are of the workspace, by name. */
export async function readAgents(tenant: Tenant, ids: string[]): Promise<AgentWire[]> {
  const where = Prisma.sql`a.id = any(${ids}) and a.workspace_id = ${tenant.workspaceId}`;
  const rows = await db().$queryRaw<AgentRow[]>(selectAgents(where, ids.length));
  const holds = await holdsOf(ids);
  return rows.map((row) => presentAgent(row, holds.get(row.id) ?? [], tenant.principal));
}

async function holdsOf(agentIds: string[]): Promise<Map<string, HeldRow[]>> {
  const rows = await db().$queryRaw<HeldRow[]>`
    select * from (
      select t.id as "taskId", t.key as "taskKey", t.title as "taskTitle", m.id as "missionId",
        m.name as "missionName", a.id as "attemptId", a.worker_id as "workerId", a.started_at as "startedAt",
        a.lease_expires_at as "leaseExpiresAt", a.last_progress_at as "lastProgressAt", a.percent, a.phase, a.note,
        a.cancel_requested_at is not null as "askedToStop",
        exists (select from attention_item i where i.subject_id = a.id and i.status = 'open'
          and i.kind = 'attempt_stalled') as stalled,
        row_number() over (partition by a.worker_id order by a.started_at) as place
      from attempt a join task t on t.id = a.task_id join mission m on m.id = a.mission_id
      where a.worker_id = any(${agentIds}) and a.outcome = 'running') held
    where place <= ${shownHolds} order by "startedAt"`;
  return Map.groupBy(rows, (row) => row.workerId);
}
