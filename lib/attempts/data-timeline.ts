import 'server-only';
import { notFound } from '@/lib/core/errors';
import { db, Prisma } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { type MissionTimeline, mostTimelineAttempts, mostTimelineHolds, mostTimelineWaits } from './schema-timeline';

type Worker = MissionTimeline['workers'][number];
type Wait = MissionTimeline['waits'][number];
type Hold = MissionTimeline['holds'][number];

/** Who worked when, what waited for a person and when nothing moved. Each list holds the latest, and says how many more. */
export async function readMissionTimeline(tenant: Tenant, missionId: string): Promise<MissionTimeline> {
  const mission = await db().mission.findFirst({
    where: { id: missionId, workspaceId: tenant.workspaceId },
    select: { endedAt: true },
  });
  if (!mission) throw notFound('mission');
  const [workers, waits, holds, [counted]] = await Promise.all([
    readWorkers(missionId),
    readWaits(missionId),
    readHolds(missionId),
    db().$queryRaw<{ attempts: number; waits: number }[]>`
      select (select count(*)::int from attempt where mission_id = ${missionId}) as attempts,
        (select count(*)::int from attention_item where mission_id = ${missionId}) as waits`,
  ]);
  const until = (mission.endedAt ?? new Date()).toISOString();
  const starts = [...workers.flatMap(({ attempts }) => attempts), ...waits, ...holds].map(({ since }) => since);
  const [first = until] = starts.toSorted();
  const shown = workers.reduce((sum, { attempts }) => sum + attempts.length, 0);
  return {
    from: first,
    until,
    ...{ workers, waits, holds },
    earlier: { attempts: (counted?.attempts ?? 0) - shown, waits: (counted?.waits ?? 0) - waits.length },
  };
}

// As JavaScript writes it, so that times compare as texts.
const iso = (column: string) => Prisma.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
const ref = (alias: string) =>
  Prisma.raw(`json_build_object('id', ${alias}.id, 'kind', ${alias}.kind, 'name', ${alias}.name)`);

function readWorkers(missionId: string): Promise<Worker[]> {
  return db().$queryRaw<Worker[]>`
    select ${ref('w')} as worker, json_agg(json_build_object('id', a.id, 'taskId', t.id, 'taskKey', t.key,
        'taskTitle', t.title, 'number', a.number, 'outcome', a.outcome, 'since', ${iso('a.started_at')},
        'until', ${iso('a.ended_at')}) order by a.started_at, a.id) as attempts
    from (select * from attempt where mission_id = ${missionId}
        order by started_at desc, id desc limit ${mostTimelineAttempts}) a
      join task t on t.id = a.task_id join principal w on w.id = a.worker_id
    group by w.id order by w.name, w.id`;
}

function readWaits(missionId: string): Promise<Wait[]> {
  return db().$queryRaw<Wait[]>`
    select i.id, i.number, i.kind, i.title, i.task_id as "taskId", ${iso('i.created_at')} as since,
      ${iso('i.resolved_at')} as until, i.outcome, case when p.id is not null then ${ref('p')} end as by
    from (select * from attention_item where mission_id = ${missionId}
        order by created_at desc, id desc limit ${mostTimelineWaits}) i
      left join principal p on p.id = i.resolved_by_id
    order by i.created_at, i.id`;
}

function readHolds(missionId: string): Promise<Hold[]> {
  return db().$queryRaw<Hold[]>`
    select h.id, h.reason, h.why, ${ref('p')} as by, ${iso('h.opened_at')} as since, ${iso('h.closed_at')} as until
    from (select * from hold where mission_id = ${missionId} order by opened_at desc limit ${mostTimelineHolds}) h
      join principal p on p.id = h.opened_by_id
    order by h.opened_at, h.id`;
}
