import 'server-only';
import { formatMicros } from '../core/money';
import { db, Prisma } from '../server/db';
import type { Tenant } from '../server/tenant';
import { doneDays, type LaneAttempt, mostInLane, mostLanes, mostModels, type Pulse } from './schema-pulse';
import { laneHours } from './values';

/** What happened lately in the workspace. Five bounded statements, each over an index by time. */
export async function readPulse(tenant: Tenant, { offsetMinutes }: { offsetMinutes: number }): Promise<Pulse> {
  const [clock] = await db().$queryRaw<Clock[]>`
    select now() as now, now() - ${laneHours} * interval '1 hour' as lanes_from, currency,
      ${startOf('day', offsetMinutes)} as today, ${startOf('month', offsetMinutes)} as month
    from workspace where id = ${tenant.workspaceId}`;
  if (!clock) throw new Error('a tenant has its workspace');
  const [lanes, trouble, spend, done] = await Promise.all([
    readLanes(tenant, clock),
    readTrouble(tenant, clock),
    readSpend(tenant, clock),
    readDone(tenant, offsetMinutes),
  ]);
  return { at: clock.now.toISOString(), lanesFrom: clock.lanes_from.toISOString(), ...lanes, ...trouble, spend, done };
}

type Clock = { now: Date; lanes_from: Date; today: Date; month: Date; currency: string };

/** Midnight of the reader, as an instant. */
const startOf = (unit: 'day' | 'month', offsetMinutes: number): Prisma.Sql =>
  Prisma.sql`date_trunc(${unit}, now() + ${offsetMinutes} * interval '1 minute', 'UTC') - ${offsetMinutes} * interval '1 minute'`;

type LaneRow = Omit<LaneAttempt, 'startedAt' | 'endedAt'> & {
  startedAt: Date;
  endedAt: Date | null;
  worker: string;
  kind: 'member' | 'agent' | 'system';
  name: string;
  harness: string | null;
  workers: number;
};

// A lease is extended for days at most: what began earlier and still runs is found by its outcome.
async function readLanes({ workspaceId }: Tenant, { lanes_from }: Clock): Promise<Pick<Pulse, 'lanes' | 'workers'>> {
  const rows = await db().$queryRaw<LaneRow[]>`
    with recent as (
      select a.*, row_number() over (partition by a.worker_id order by a.started_at desc) as nth,
        max(coalesce(a.ended_at, now())) over (partition by a.worker_id) as latest
      from attempt a
      where a.workspace_id = ${workspaceId} and (a.outcome = 'running'
        or (a.started_at > ${lanes_from}::timestamptz - interval '2 days' and a.ended_at > ${lanes_from}::timestamptz))
    ), ranked as (
      select r.*, dense_rank() over (order by r.latest desc, r.worker_id) as lane from recent r
    )
    select r.id, r.mission_id as "missionId", r.task_id as "taskId", t.key as "taskKey", t.title as "taskTitle",
      r.outcome::text as outcome, r.started_at as "startedAt", r.ended_at as "endedAt", r.worker_id as worker,
      p.kind::text as kind, p.name, g.harness, (select count(distinct worker_id)::int from recent) as workers
    from ranked r join task t on t.id = r.task_id join principal p on p.id = r.worker_id
      left join agent g on g.id = r.worker_id
    where r.lane <= ${mostLanes} and r.nth <= ${mostInLane}
    order by r.lane, r.started_at`;
  const lanes = new Map<string, Pulse['lanes'][number]>();
  for (const { worker, kind, name, harness, workers: _, startedAt, endedAt, ...attempt } of rows) {
    const lane = lanes.get(worker) ?? { worker: { id: worker, kind, name }, harness, attempts: [] };
    lanes.set(worker, lane);
    const until = endedAt?.toISOString() ?? null;
    lane.attempts.push({ ...attempt, startedAt: startedAt.toISOString(), endedAt: until });
  }
  return { lanes: [...lanes.values()], workers: rows[0]?.workers ?? 0 };
}

async function readTrouble({ workspaceId }: Tenant, { today }: Clock): Promise<Pick<Pulse, 'quiet' | 'lostToday'>> {
  const [row] = await db().$queryRaw<[Pick<Pulse, 'quiet' | 'lostToday'>]>`
    select count(*) filter (where outcome = 'running'
        and coalesce(last_progress_at, started_at) < now() - interval '10 minutes')::int as quiet,
      count(*) filter (where outcome = 'lost' and ended_at >= ${today}::timestamptz)::int as "lostToday"
    from attempt where workspace_id = ${workspaceId}
      and (outcome = 'running' or started_at > ${today}::timestamptz - interval '2 days')`;
  return row ?? { quiet: 0, lostToday: 0 };
}

type Slot = { at: Date; model: string; micros: bigint };

async function readSpend({ workspaceId }: Tenant, { today, month, currency }: Clock): Promise<Pulse['spend']> {
  const [[total], slots] = await Promise.all([
    db().$queryRaw<[{ micros: bigint }]>`
      select coalesce(sum(micros), 0)::bigint as micros from spend_slot
      where workspace_id = ${workspaceId} and at >= ${month}::timestamptz`,
    db().$queryRaw<Slot[]>`
      select date_bin('1 hour', at, ${today}::timestamptz) as at, model, sum(micros)::bigint as micros from spend_slot
      where workspace_id = ${workspaceId} and at >= ${today}::timestamptz group by 1, 2 order by 1`,
  ]);
  const byHour = sumBy(slots, ({ at }) => at.toISOString());
  const byModel = [...sumBy(slots, ({ model }) => model)].sort((a, b) => Number(b[1] - a[1]));
  const sum = (amounts: readonly bigint[]) => formatMicros(amounts.reduce((all, one) => all + one, 0n));
  return {
    currency,
    today: sum(slots.map(({ micros }) => micros)),
    month: formatMicros(total?.micros ?? 0n),
    hours: [...byHour].map(([at, micros]) => ({ at, money: formatMicros(micros) })),
    models: byModel.slice(0, mostModels).map(([model, micros]) => ({ model, money: formatMicros(micros) })),
    rest: sum(byModel.slice(mostModels).map(([, micros]) => micros)),
  };
}

function sumBy(slots: readonly Slot[], key: (slot: Slot) => string): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const slot of slots) sums.set(key(slot), (sums.get(key(slot)) ?? 0n) + slot.micros);
  return sums;
}

/** Every day has its row, also one on which nothing was done. */
function readDone({ workspaceId }: Tenant, offsetMinutes: number): Promise<Pulse['done']> {
  const local = Prisma.sql`${offsetMinutes} * interval '1 minute'`;
  return db().$queryRaw<Pulse['done']>`
    with days as (select generate_series(0, ${doneDays - 1}) as ago),
    tasks as (
      select date_trunc('day', ended_at + ${local}, 'UTC') as day, proof from task
      where workspace_id = ${workspaceId} and status = 'done'
        and ended_at >= ${startOf('day', offsetMinutes)} - ${doneDays - 1} * interval '1 day'
    )
    select to_char(d.day at time zone 'UTC', 'YYYY-MM-DD') as day,
      count(t.day) filter (where t.proof = 'verified')::int as proved,
      count(t.day) filter (where t.proof <> 'verified')::int as reported
    from (select date_trunc('day', now() + ${local}, 'UTC') - ago * interval '1 day' as day from days) d
      left join tasks t on t.day = d.day
    group by d.day order by d.day`;
}
