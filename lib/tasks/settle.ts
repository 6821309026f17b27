import { t } from '@/lib/core/words';
import 'server-only';
import { settleAssertions } from '@/lib/assertions/settle';
import { clearItems, raiseItem } from '@/lib/attention/commands';
import { closed } from '@/lib/core/text';
import type { MissionChange } from '@/lib/missions/change';
import { setState } from '@/lib/missions/holds';
import { isActive } from '@/lib/missions/rules';
import { openStatuses } from './rules';

const touched = { coverage: new WeakSet<MissionChange>(), attempts: new WeakSet<MissionChange>() };

/** Says that this change may have opened or closed a gap in the coverage of assertions, or moved what proves one. */
export function touchCoverage(change: MissionChange): void {
  touched.coverage.add(change);
}

/** Says that a task in the queue may have no attempt left. */
export function touchAttempts(change: MissionChange): void {
  touched.attempts.add(change);
}

export const takeTouchedAttempts = (change: MissionChange): boolean => touched.attempts.delete(change);

/**
 * Brings what is derived from a mission's tasks in line with them, in the same transaction: execute ⇄ validate, the
 * items `validate_reached` and `uncovered_assertion`, and what assertions pass by. Cheap where nothing changed.
 */
export async function settleMission(change: MissionChange): Promise<void> {
  if (change.mission.isInbox || !isActive(change.mission.status)) return;
  await settleStatus(change);
  if (!touched.coverage.delete(change)) return;
  await settleCoverage(change);
  await settleAssertions(change);
}

async function settleStatus(change: MissionChange): Promise<void> {
  const { tx, mission } = change;
  const [open] = await tx.$queryRaw<{ id: string }[]>`
    select id from task where mission_id = ${mission.id} and status = any(${openStatuses}::task_status[]) limit 1`;
  const status = open ? 'execute' : 'validate';
  if (status === mission.status) return;
  await setState(change, { status });
  change.record(status === 'validate' ? 'mission.validate_reached' : 'mission.execute_resumed', {
    subject: mission.id,
    data: { from: mission.status, to: status },
  });
  if (status === 'validate')
    await raiseItem(change, {
      kind: 'validate_reached',
      subjectId: mission.id,
      title: t`Every task of ${closed(mission.name)} has ended`,
    });
  else await clearItems(change, { kind: 'validate_reached' }, 'there is work to do again');
}

type Covered = { id: string; key: string; state: string; tasks: string[] };

/** Raises an item for every assertion in force that is not fulfilled by exactly one live task; clears the others. */
export async function settleCoverage(change: MissionChange): Promise<void> {
  if (!isActive(change.mission.status)) return;
  const { tx, mission } = change;
  const assertions = await tx.$queryRaw<Covered[]>`
    select a.id, a.key, a.state::text as state, coalesce(array_agg(t.key order by t.number) filter (where t.id is not null), '{}') as tasks
    from assertion a left join task t on t.mission_id = a.mission_id and a.key = any(t.fulfils)
      and t.status not in ('cancelled', 'skipped')
    where a.mission_id = ${mission.id} and a.removed_at is null group by a.id`;
  const isGap = ({ state, tasks }: Covered) => state !== 'waived' && tasks.length !== 1;
  const open = await tx.attentionItem.findMany({
    where: { missionId: mission.id, status: 'open', kind: 'uncovered_assertion' },
    select: { subjectId: true },
  });
  const gaps = new Map(assertions.filter(isGap).map((assertion) => [assertion.id, assertion]));
  for (const { subjectId } of open)
    if (!gaps.has(subjectId))
      await clearItems(change, { kind: 'uncovered_assertion', subjectId }, 'exactly one task fulfils it');
  for (const { id, key, tasks } of gaps.values())
    await raiseItem(change, {
      kind: 'uncovered_assertion',
      subjectId: id,
      title: tasks.length === 0 ? `No task fulfils ${key}` : `${tasks.join(' and ')} both fulfil ${key}`,
      facts: { assertion: key, tasks },
    });
}
