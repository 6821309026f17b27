import 'server-only';
import { notFound } from '@/lib/core/errors';
import { formatMicros } from '@/lib/core/money';
import type { PrincipalRef } from '@/lib/core/schemas';
import { db, Prisma } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { openStatuses } from '@/lib/tasks/rules';
import { type MissionCost, mostBurnPoints, mostCostDays, mostCostRows, mostCostTasks } from './schema-cost';

type Input = { mission: string; offsetMinutes: number };

/** Where the money and the tokens of a mission went: by day, model, worker and task. Each list is bounded. */
export async function readMissionCost(tenant: Tenant, input: Input): Promise<MissionCost> {
  const mission = await db().mission.findFirst({
    where: { id: input.mission, workspaceId: tenant.workspaceId },
    select: {
      ...{ spentMicros: true, spentTokens: true, budgetMicros: true, budgetTokens: true },
      ...{ launchedAt: true, endedAt: true, targetDate: true },
    },
  });
  if (!mission) throw notFound('mission');
  const [{ currency }, points, left, days, models, workers, tasks, lost] = await Promise.all([
    db().workspace.findUniqueOrThrow({ where: { id: tenant.workspaceId }, select: { currency: true } }),
    readPoints(input.mission),
    readLeft(input.mission),
    readDays(input),
    readModels(input.mission),
    readWorkers(input.mission),
    readTasks(input.mission),
    readLost(input.mission),
  ]);
  const now = new Date();
  const { launchedAt, endedAt, targetDate, spentMicros } = mission;
  return {
    at: now.toISOString(),
    currency,
    burn: {
      since: launchedAt?.toISOString() ?? points[0]?.at ?? null,
      until: (endedAt ?? (targetDate && targetDate > now ? targetDate : now)).toISOString(),
      expected: endedAt || left === null ? null : formatMicros(spentMicros + left),
      points,
    },
    spent: { money: formatMicros(mission.spentMicros), tokens: Number(mission.spentTokens) },
    budget: {
      money: moneyOrNull(mission.budgetMicros),
      tokens: mission.budgetTokens === null ? null : Number(mission.budgetTokens),
    },
    ...{ lost, days, models, workers, ...tasks },
  };
}

const moneyOrNull = (micros: bigint | null) => (micros === null ? null : formatMicros(micros));

/** Running totals over slots of a quarter of an hour, of which as many are taken together as the bound asks for. */
async function readPoints(mission: string): Promise<MissionCost['burn']['points']> {
  const rows = await db().$queryRaw<{ at: Date; micros: bigint; tokens: bigint }[]>`
    with slot as (
      select extract(epoch from at) as at, sum(micros) as micros, sum(tokens) as tokens
      from spend_slot where mission_id = ${mission} group by at
    ), span as (
      select min(at) as since, 900 * greatest(1, ceil((max(at) - min(at) + 900) / 900 / ${mostBurnPoints})) as step from slot
    ), step as (
      select since + step * (floor((at - since) / step) + 1) as until, sum(micros) as micros, sum(tokens) as tokens
      from slot, span group by 1
    )
    select least(to_timestamp(until), now()) as at, (sum(micros) over (order by until))::bigint as micros,
      (sum(tokens) over (order by until))::bigint as tokens
    from step order by until`;
  return rows.map(({ at, micros, tokens }) => ({
    at: at.toISOString(),
    money: formatMicros(micros),
    tokens: Number(tokens),
  }));
}

/** What open tasks will still cost by their estimates, each never less than nothing; null where none has one. */
async function readLeft(mission: string): Promise<bigint | null> {
  const [row] = await db().$queryRaw<{ left: bigint | null }[]>`
    select sum(greatest(estimate_micros - spent_micros, 0))::bigint as left from task
    where mission_id = ${mission} and estimate_micros is not null and status = any(${openStatuses}::task_status[])`;
  return row?.left ?? null;
}

async function readDays({ mission, offsetMinutes }: Input): Promise<MissionCost['days']> {
  const rows = await db().$queryRaw<{ day: string; micros: bigint; tokens: bigint }[]>`
    select to_char((at + ${offsetMinutes} * interval '1 minute') at time zone 'UTC', 'YYYY-MM-DD') as day,
      sum(micros)::bigint as micros, sum(tokens)::bigint as tokens
    from spend_slot where mission_id = ${mission} group by 1 order by 1 desc limit ${mostCostDays}`;
  return rows.toReversed().map(({ day, micros, tokens }) => ({
    day,
    money: formatMicros(micros),
    tokens: Number(tokens),
  }));
}

type Sums = { attempts: number; in: bigint; cached: bigint; out: bigint; calls: bigint; micros: bigint };

const sums = (
  row: Prisma.Sql,
) => Prisma.sql`sum(${row}.tokens_in)::bigint as "in", sum(${row}.tokens_cached)::bigint as cached,
  sum(${row}.tokens_out)::bigint as "out", sum(${row}.tool_calls)::bigint as calls, sum(${row}.micros)::bigint as micros`;

const present = ({ attempts, in: tokensIn, cached, out, calls, micros }: Sums) => ({
  attempts,
  tokensIn: Number(tokensIn),
  tokensCached: Number(cached),
  tokensOut: Number(out),
  toolCalls: Number(calls),
  money: formatMicros(micros),
});

async function readModels(mission: string): Promise<MissionCost['models']> {
  const rows = await db().$queryRaw<(Sums & { model: string })[]>`
    select u.model, count(*)::int as attempts, ${sums(Prisma.sql`u`)}
    from attempt a join attempt_usage u on u.attempt_id = a.id where a.mission_id = ${mission}
    group by u.model order by sum(u.micros) desc, sum(u.tokens_in + u.tokens_out) desc, u.model limit ${mostCostRows}`;
  return rows.map((row) => ({ model: row.model, ...present(row) }));
}

async function readWorkers(mission: string): Promise<MissionCost['workers']> {
  const rows = await db().$queryRaw<(Sums & PrincipalRef)[]>`
    select p.id, p.kind::text as kind, p.name, count(*)::int as attempts, ${sums(Prisma.sql`a`)}
    from attempt a join principal p on p.id = a.worker_id where a.mission_id = ${mission}
    group by p.id order by sum(a.micros) desc, sum(a.tokens_in + a.tokens_out) desc, p.id limit ${mostCostRows}`;
  return rows.map((row) => ({ worker: { id: row.id, kind: row.kind, name: row.name }, ...present(row) }));
}

type TaskRow = {
  id: string;
  key: string;
  title: string;
  attempts: number;
  micros: bigint;
  tokens: bigint;
  budget: bigint | null;
  estimate: bigint | null;
  tasks: bigint;
  all: bigint;
};

async function readTasks(mission: string): Promise<Pick<MissionCost, 'tasks' | 'rest'>> {
  const rows = await db().$queryRaw<TaskRow[]>`
    select id, key, title, last_attempt as attempts, spent_micros as micros, spent_tokens as tokens,
      budget_micros as budget, estimate_micros as estimate,
      count(*) over () as tasks, (sum(spent_micros) over ())::bigint as "all"
    from task where mission_id = ${mission} and (spent_micros > 0 or spent_tokens > 0)
    order by spent_micros desc, spent_tokens desc, number limit ${mostCostTasks}`;
  const shown = rows.reduce((sum, { micros }) => sum + micros, 0n);
  const [first] = rows;
  return {
    tasks: rows.map(({ id, key, title, attempts, micros, tokens, budget, estimate }) => ({
      ...{ id, key, title, attempts },
      money: formatMicros(micros),
      tokens: Number(tokens),
      budget: moneyOrNull(budget),
      estimate: moneyOrNull(estimate),
    })),
    rest: {
      tasks: Number(first?.tasks ?? 0) - rows.length,
      money: formatMicros((first?.all ?? 0n) - shown),
    },
  };
}

async function readLost(mission: string): Promise<MissionCost['lost']> {
  const [row] = await db().$queryRaw<{ attempts: number; micros: bigint }[]>`
    select count(*)::int as attempts, coalesce(sum(micros), 0)::bigint as micros from attempt
    where mission_id = ${mission} and outcome in ('failed', 'lost', 'rejected')`;
  return { attempts: row?.attempts ?? 0, money: formatMicros(row?.micros ?? 0n) };
}
