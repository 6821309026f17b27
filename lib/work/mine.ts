import 'server-only';
import { db, Prisma } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { inOrder, isAssigned, isForSomebody, isReady, mayTake, mayWorkIn, workerRow } from './eligible';
import type { MyTask, MyWork } from './schema-mine';
import { mostOfMine } from './values';

type Row = Omit<MyTask, 'since' | 'dueAt'> & { since: Date; dueAt: Date | null };

/** What this principal holds, could take, waits for and has done, each list bounded. */
export async function listMyWork(tenant: Tenant): Promise<MyWork> {
  const [held, mine, open, waiting, done] = await Promise.all([
    select(
      Prisma.sql`attempt a join task t on t.id = a.task_id join mission m on m.id = t.mission_id`,
      Prisma.sql`a.worker_id = ${tenant.principal.id} and a.outcome = 'running'`,
      { since: Prisma.sql`a.started_at`, order: Prisma.sql`a.started_at` },
    ),
    readReady(tenant, isAssigned),
    readReady(tenant, Prisma.sql`not ${isForSomebody}`),
    select(
      Prisma.sql`task_assignee g join task t on t.id = g.task_id join mission m on m.id = t.mission_id`,
      Prisma.sql`g.principal_id = ${tenant.principal.id} and m.status in ('plan', 'execute', 'validate')
        and (t.status = 'blocked' or (t.status = 'todo' and t.ready_at is null))`,
      { since: Prisma.sql`coalesce(t.blocked_at, t.created_at)`, order: Prisma.sql`t.due_at nulls last, t.created_at` },
    ),
    select(
      Prisma.sql`attempt a join task t on t.id = a.task_id join mission m on m.id = t.mission_id`,
      Prisma.sql`a.worker_id = ${tenant.principal.id} and a.outcome = 'succeeded'
        and a.started_at > now() - interval '7 days'`,
      { since: Prisma.sql`a.ended_at`, order: Prisma.sql`a.ended_at desc` },
    ),
  ]);
  return { held, mine, open, waiting, done };
}

/** Ready tasks that this principal may claim now, by the claim's own rules. */
function readReady(tenant: Tenant, which: Prisma.Sql): Promise<MyTask[]> {
  return select(
    // As many of each mission as are shown of all: read from the index of its queue.
    Prisma.sql`${workerRow(tenant, { waitSeconds: 0 })} w cross join mission m cross join lateral (
      select * from task t where t.mission_id = m.id and ${isReady} and ${which} order by ${inOrder} limit ${mostOfMine}) t`,
    Prisma.sql`m.workspace_id = ${tenant.workspaceId} and m.status = 'execute' and m.open_holds = 0
      and ${mayWorkIn} and ${mayTake}`,
    { since: Prisma.sql`t.ready_at`, order: Prisma.sql`m.priority, ${inOrder}` },
  );
}

type By = { since: Prisma.Sql; order: Prisma.Sql };

async function select(from: Prisma.Sql, where: Prisma.Sql, { since, order }: By): Promise<MyTask[]> {
  const rows = await db().$queryRaw<Row[]>`
    select t.id, t.key, t.title, t.status::text as status, m.id as "missionId", m.name as "missionName",
      t.priority::text as priority, t.due_at as "dueAt", t.estimate_minutes as "estimateMinutes", ${since} as since,
      (select x.percent from attempt x where x.task_id = t.id and x.outcome = 'running') as percent,
      case when t.status = 'blocked' then array[t.block_reason] else array(
        select o.key from task_dependency d join task o on o.id = d.depends_on_id
        where d.task_id = t.id and o.status not in ('done', 'skipped') order by o.number) end as "waitsFor"
    from ${from} where ${where} order by ${order} limit ${mostOfMine}`;
  return rows.map((row) => ({
    ...row,
    since: row.since.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
  }));
}
