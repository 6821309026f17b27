import 'server-only';
import type { Task } from '@/generated/prisma/client';
import type { InForce } from '@/lib/contracts/data';
import { notFound } from '@/lib/core/errors';
import { db, Prisma } from '@/lib/server/db';
import { columnsOf } from '@/lib/server/row';
import type { Tenant } from '@/lib/server/tenant';
import { type ClaimInput, inOrder, isReady, mayTake, mayWorkIn, workerRow } from './eligible';

/** What a claim found: all but `atLimit` is null or empty where nothing is to be had. */
export type Candidate = {
  task: Task | null;
  /** Its mission's when it was looked at: all this stands while it is the same. */
  changeCount: bigint | null;
  harness: string | null;
  hasUpstream: boolean;
  /** Whether state, pruned branches or learnings of other missions may bear on it. */
  isKnown: boolean;
  contract: Omit<InForce, 'terms'> | null;
  atLimit: boolean;
};

type Row = Omit<Task, 'id'> & { id: string | null } & Omit<Candidate, 'task'>;

/**
 * The best work for this worker: of the claimable missions by priority and least recently served the first that holds
 * a task it may take, there the first task of the queue. Of several missions that are equally urgent it takes one that
 * nobody is changing just now, and its lock with it, so that many claims spread over them; where all are busy, the first.
 * One statement; it looks at one task a mission, however many there are, and at no mission on hold.
 */
export async function findCandidate(
  tenant: Tenant,
  input: ClaimInput,
  passedOver: readonly string[] = [],
): Promise<Candidate> {
  const [row] = await db().$queryRaw<Row[]>`
    with w as materialized ${workerRow(tenant, input)},
    able as (
      select m.id, m.priority, m.change_count, t.id as task_id
      from w cross join mission m cross join lateral (
        select t.id from (
          -- In the order of the queue, of which the first that fits is taken: read from its index, one by one.
          select * from task t where t.mission_id = m.id and ${isReady} and ${taskFilter(input)}
          order by ${inOrder} offset 0
        ) t where ${mayWorkIn} and ${mayTake} limit 1
      ) t
      where ${missionFilter(tenant, input)} and m.id <> all(${passedOver}::text[])
        and coalesce(w.running < w.concurrency_limit, true)
      order by m.priority, m.last_served_at
    ),
    free as (
      select * from able where priority = (select priority from able limit 1)
        and pg_try_advisory_xact_lock(hashtextextended(id, 0)) limit 1
    ),
    chosen as (select * from free union all select * from able limit 1)
    select ${taskColumns}, c.change_count as "changeCount", w.harness,
      coalesce(w.running >= w.concurrency_limit, false) as "atLimit",
      exists (select from task_dependency d where d.task_id = c.task_id) as "hasUpstream",
      (exists (select from state_entry e where e.mission_id = c.id)
        or exists (select from branch b where b.mission_id = c.id and b.pruned_at is not null)
        or exists (select from state_entry e where e.workspace_id = ${tenant.workspaceId} and e.kind = 'learning'
          and e.status = 'active')) as "isKnown",
      (select json_build_object('id', s.id, 'version', s.version, 'termsHash', s.terms_hash) from contract s
        where s.mission_id = c.id and s.status = 'signed') as contract
    from w left join chosen c on true left join task t on t.id = c.task_id`;
  if (!row) return nothing;
  const { id, changeCount, harness, atLimit, hasUpstream, isKnown, contract, ...task } = row;
  const found = id === null ? null : { id, ...task };
  return { task: found, changeCount, harness, atLimit, hasUpstream, isKnown, contract };
}

const nothing: Candidate = {
  ...{ task: null, changeCount: null, harness: null, hasUpstream: false, isKnown: false, contract: null },
  atLimit: false,
};

const taskColumns = columnsOf(Prisma.TaskScalarFieldEnum, 't');

/** A mission where the claim would look, in which some lease has run out and is not closed yet; null where there is none. */
export async function findLostLease(tenant: Tenant, input: ClaimInput): Promise<string | null> {
  const [found] = await db().$queryRaw<{ id: string }[]>`
    select m.id from attempt x join mission m on m.id = x.mission_id
    where x.workspace_id = ${tenant.workspaceId} and x.outcome = 'running' and x.lease_expires_at <= clock_timestamp()
      and ${missionFilter(tenant, input)}
    order by x.lease_expires_at limit 1`;
  return found?.id ?? null;
}

const missionFilter = ({ workspaceId }: Tenant, { missionId, taskId }: ClaimInput): Prisma.Sql => {
  const filters = [Prisma.sql`m.workspace_id = ${workspaceId} and m.status = 'execute' and m.open_holds = 0`];
  if (missionId) filters.push(Prisma.sql`m.id = ${missionId}`);
  if (taskId) filters.push(Prisma.sql`m.id = (select mission_id from task where id = ${taskId})`);
  return Prisma.join(filters, ' and ');
};

export const taskFilter = ({ taskId }: ClaimInput): Prisma.Sql =>
  taskId ? Prisma.sql`t.id = ${taskId}` : Prisma.sql`true`;

/** A foreign or missing mission or task named in the claim is `not_found` (R10), not an empty queue. */
export async function checkNamed({ workspaceId }: Tenant, { missionId, taskId }: ClaimInput): Promise<void> {
  if (missionId && !(await db().mission.findFirst({ where: { id: missionId, workspaceId }, select: { id: true } })))
    throw notFound('mission');
  if (!taskId) return;
  const task = await db().task.findFirst({ where: { id: taskId, workspaceId }, select: { missionId: true } });
  if (!task || (missionId && task.missionId !== missionId)) throw notFound('task');
}
