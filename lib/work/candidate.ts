import 'server-only';
import type { Task } from '@/generated/prisma/client';
import type { InForce } from '@/lib/contracts/data';
import { notFound } from '@/lib/core/errors';
import { db, Prisma } from '@/lib/server/db';
import { columnsOf } from '@/lib/server/row';
import type { Tenant } from '@/lib/server/tenant';
import { type ClaimInput, inOrder, isReady, mayTake, mayWorkIn, workerRow } from './eligible';

/** What a claim found; all but `atLimit` is null where nothing is to be had. */
export type Candidate = {
  missionId: string | null;
  /** The mission's when it was looked at: what follows stands while it is the same. */
  changeCount: bigint | null;
  /** The best task there for this worker; null where its lost leases must be closed first. */
  task: Task | null;
  harness: string | null;
  hasUpstream: boolean;
  contract: Omit<InForce, 'terms'> | null;
  atLimit: boolean;
};

type Row = Task & Omit<Candidate, 'task'> & { taskId: string | null };

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
      from w cross join mission m
        left join lateral (
          select t.id from task t
          where ${mayWorkIn} and t.mission_id = m.id and ${isReady} and ${taskFilter(input)} and ${mayTake}
          order by ${inOrder} limit 1
        ) t on true
      where m.workspace_id = ${tenant.workspaceId} and ${missionFilter(input)} and m.id <> all(${passedOver}::text[])
        and coalesce(w.running < w.concurrency_limit, true) and (t.id is not null or ${hasLostLease})
      order by m.priority, m.last_served_at
    ),
    free as (
      select * from able where priority = (select priority from able limit 1)
        and pg_try_advisory_xact_lock(hashtextextended(id, 0)) limit 1
    ),
    chosen as (select * from free union all select * from able limit 1)
    select ${taskColumns}, c.task_id as "taskId", c.id as "missionId", c.change_count as "changeCount", w.harness,
      coalesce(w.running >= w.concurrency_limit, false) as "atLimit",
      exists (select from task_dependency d where d.task_id = c.task_id) as "hasUpstream",
      (select json_build_object('id', s.id, 'version', s.version, 'termsHash', s.terms_hash) from contract s
        where s.mission_id = c.id and s.status = 'signed') as contract
    from w left join chosen c on true left join task t on t.id = c.task_id`;
  if (!row) return nothing;
  const { taskId, missionId, changeCount, harness, atLimit, hasUpstream, contract, ...task } = row;
  const found = { missionId, changeCount, harness, atLimit, hasUpstream, contract };
  return { ...found, task: taskId === null || missionId === null ? null : { ...task, missionId } };
}

const nothing: Candidate = {
  ...{ missionId: null, changeCount: null, task: null, harness: null, hasUpstream: false, contract: null },
  atLimit: false,
};

const taskColumns = columnsOf(Prisma.TaskScalarFieldEnum, 't', 'missionId');

const hasLostLease = Prisma.sql`exists (select from attempt x where x.mission_id = m.id and x.outcome = 'running'
  and x.lease_expires_at <= clock_timestamp() offset 0)`;

const missionFilter = ({ missionId, taskId }: ClaimInput): Prisma.Sql => {
  const ofTask = taskId ? Prisma.sql`m.id = (select mission_id from task where id = ${taskId})` : Prisma.sql`true`;
  const open = Prisma.sql`m.status = 'execute' and m.open_holds = 0`;
  return missionId ? Prisma.sql`${open} and m.id = ${missionId} and ${ofTask}` : Prisma.sql`${open} and ${ofTask}`;
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
