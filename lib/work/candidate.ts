import 'server-only';
import { notFound } from '@/lib/core/errors';
import { db, Prisma } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { type ClaimInput, isReady, mayTake, mayWorkIn, workerRow } from './eligible';

export type Candidate = {
  /** Where to look under the lock; null where nothing is to be had. */
  missionId: string | null;
  /** Some lease there has run out and is closed first. */
  hasExpired: boolean;
  atLimit: boolean;
};

/**
 * Where the best work for this worker is, without any lock: claimable missions by priority and least recently served,
 * the first that holds a task it may take, or one whose worker was lost. One statement; missions on hold cost nothing.
 */
export async function findCandidate(
  tenant: Tenant,
  input: ClaimInput,
  passedOver: readonly string[],
): Promise<Candidate> {
  const [found] = await db().$queryRaw<Candidate[]>`
    select best.id as "missionId", coalesce(best.expired, false) as "hasExpired",
      coalesce(w.running >= w.concurrency_limit, false) as "atLimit"
    from ${workerRow(tenant, input)} w left join lateral (
      select m.id, ${hasExpired} as expired from mission m
      where m.workspace_id = ${tenant.workspaceId} and m.id <> all(${passedOver}::text[])
        and ${missionFilter(input)} and (${mayWorkIn} or ${hasExpired})
        and (exists (select from task t where t.mission_id = m.id and ${isReady} and ${taskFilter(input)} and ${mayTake})
          or ${hasExpired})
      order by m.priority, m.last_served_at limit 1
    ) best on coalesce(w.running < w.concurrency_limit, true)`;
  return found ?? { missionId: null, hasExpired: false, atLimit: false };
}

const hasExpired = Prisma.sql`(m.status = 'execute' and m.open_holds = 0 and exists (select from attempt x
  where x.mission_id = m.id and x.outcome = 'running' and x.lease_expires_at <= clock_timestamp()))`;

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
