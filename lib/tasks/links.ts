import 'server-only';
import { DomainError } from '@/lib/core/errors';
import type { Tx } from '@/lib/server/db';
import { findClosedCircle, type Link } from './rules';

/**
 * Everything that makes a task of the mission wait: dependencies, blocks on tasks, and gates (the tasks of a milestone
 * wait for the validation tasks of a gated one before it; the gate stands between them as a node of its own).
 */
export async function loadLinks(tx: Tx, missionId: string): Promise<Link[]> {
  return tx.$queryRaw<Link[]>`
    select depends_on_id as "from", task_id as "to" from task_dependency where mission_id = ${missionId}
    union all
    select blocked_on_task_id, id from task
      where mission_id = ${missionId} and status = 'blocked' and blocked_on_task_id is not null
    union all
    select v.id, 'gate ' || g.id from milestone g join task v on v.milestone_id = g.id and v.is_validation
      and v.status <> 'cancelled' where g.mission_id = ${missionId} and g.gate
    union all
    select 'gate ' || g.id, t.id from milestone g
      join lateral (select m.id from milestone m where m.mission_id = g.mission_id and m.position > g.position
        order by m.position limit 1) next on true
      join task t on t.milestone_id = next.id and t.status not in ('done', 'skipped', 'cancelled')
      where g.mission_id = ${missionId} and g.gate`;
}

/** Refuses links that would close a circle with what stands, naming its tasks in order (R1). */
export async function refuseCircle(
  tx: Tx,
  missionId: string,
  standing: readonly Link[],
  added: readonly Link[],
): Promise<void> {
  const circle = findClosedCircle(standing, added);
  if (!circle) return;
  const rows = await tx.task.findMany({ where: { missionId, id: { in: circle } }, select: { id: true, key: true } });
  const keyOf = new Map(rows.map(({ id, key }) => [id, key]));
  const keys = circle.map((id) => keyOf.get(id) ?? 'a gate');
  throw new DomainError('cycle', {
    detail: `This would close a circle: ${keys.join(' → ')}. None of these tasks could ever start.`,
    next: 'Leave out one of these dependencies, or remove another one first.',
    extra: { cycle: circle.filter((id) => keyOf.has(id)), keys },
  });
}
