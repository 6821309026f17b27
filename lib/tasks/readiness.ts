import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import type { MissionChange } from '@/lib/missions/change';
import { isLaunched } from '@/lib/missions/rules';
import type { Tx } from '@/lib/server/db';

/**
 * Sets readyAt of these todo tasks, or of all, to what their dependencies and gates say now (R2): the change's clock
 * where a task has just become claimable, null where it no longer is, untouched otherwise. One statement.
 */
export async function refreshReadiness(change: MissionChange, taskIds: readonly string[] | 'all'): Promise<void> {
  const { tx, mission, now } = change;
  if (!isLaunched(mission.status) || taskIds.length === 0) return;
  const these = taskIds === 'all' ? Prisma.empty : Prisma.sql`and t.id = any(${taskIds})`;
  await tx.$executeRaw`
    with target as materialized (
      select t.id, not exists (
          select 1 from task_dependency d join task o on o.id = d.depends_on_id
          where d.task_id = t.id and o.status not in ('done', 'skipped')
        ) and not exists (${closedGate}) as free
      from task t where t.mission_id = ${mission.id} and t.status = 'todo' ${these}
    )
    update task t set ready_at = case when target.free then ${now}::timestamptz end
    from target where t.id = target.id and (t.ready_at is not null) <> target.free`;
}

/** A gated milestone right before that of task t, whose validation is not over. */
const closedGate = Prisma.sql`
  select 1 from milestone m
    join lateral (select g.id, g.gate from milestone g where g.mission_id = m.mission_id and g.position < m.position
      order by g.position desc limit 1) before on before.gate
    join task v on v.milestone_id = before.id and v.is_validation and v.status not in ('done', 'skipped', 'cancelled')
  where m.id = t.milestone_id`;

/** Ids of the tasks that wait for one of these by a dependency or, where it is a gate's validation, by the gate. */
export async function dependentsOf(tx: Tx, taskIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct next.id from unnest(${taskIds}::text[]) one(id) cross join lateral (${waitingFor(Prisma.sql`one.id`)}) next`;
  return rows.map(({ id }) => id);
}

/** The ids of what waits for the task of this id by a dependency or behind its gate, as rows of a lateral join. */
export const waitingFor = (id: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select d.task_id as id from task_dependency d where d.depends_on_id = ${id}
  union all
  select t.id from task v join milestone g on g.id = v.milestone_id and g.gate
    join lateral (select m.id from milestone m where m.mission_id = g.mission_id and m.position > g.position
      order by m.position limit 1) after on true
    join task t on t.milestone_id = after.id
    where v.id = ${id} and v.is_validation`;

/** The running attempt of a task, if there is one. */
export function liveAttemptOf(tx: Tx, taskId: string) {
  return tx.attempt.findFirst({ where: { taskId, outcome: 'running' } });
}
