import 'server-only';
import { readAgents } from '../agents/data';
import type { AgentWire } from '../agents/schema';
import { db, Prisma } from '../server/db';
import type { Tenant } from '../server/tenant';
import { type AgentLane, type AgentLanes, mostAgentLanes, mostAlone, mostAmongMany } from './schema-lanes';

type Wanted = { hours: number; agent?: string | undefined };

/** What each agent did in the last hours, over all missions. Bounded: so many lanes, and so many attempts in each. */
export async function listLanes(tenant: Tenant, { hours, agent }: Wanted): Promise<AgentLanes> {
  const chosen = await chooseAgents(tenant, agent);
  const ids = chosen.map(({ id }) => id);
  const [attempts, agents] = await Promise.all([
    readAttempts(ids, hours, agent ? mostAlone : mostAmongMany),
    readAgents(tenant, ids),
  ]);
  const byId = new Map(agents.map((one) => [one.id, one]));
  const items = chosen.flatMap(({ id, endedAt }) => {
    const one = byId.get(id);
    return one ? [presentLane(one, endedAt, attempts.get(id) ?? [])] : [];
  });
  const cut = (chosen[0]?.total ?? 0) - chosen.length;
  return { items, cut };
}

type Chosen = { id: string; endedAt: Date | null; total: number };

function chooseAgents({ workspaceId }: Tenant, agent: string | undefined): Promise<Chosen[]> {
  const which = agent ? Prisma.sql`a.id = ${agent}` : Prisma.sql`a.archived_at is null`;
  return db().$queryRaw<Chosen[]>`
    select a.id, l.ended_at as "endedAt", count(*) over ()::int as total
    from agent a left join lateral (select started_at, ended_at from attempt where worker_id = a.id
      order by started_at desc limit 1) l on true
    where a.workspace_id = ${workspaceId} and ${which}
    order by l.started_at is null, l.ended_at desc nulls first, a.name limit ${mostAgentLanes}`;
}

type AttemptRow = Omit<AgentLane['attempts'][number], 'startedAt' | 'endedAt'> & {
  worker: string;
  startedAt: Date;
  endedAt: Date | null;
  total: number;
};

// A lease is extended for days at most: what began earlier and still runs is found by its outcome.
async function readAttempts(agents: string[], hours: number, most: number): Promise<Map<string, AttemptRow[]>> {
  const from = Prisma.sql`now() - ${hours} * interval '1 hour'`;
  const rows = await db().$queryRaw<AttemptRow[]>`
    select x.id, x.mission_id as "missionId", m.name as "missionName", x.task_id as "taskId", t.key as "taskKey",
      t.title as "taskTitle", x.number, x.outcome::text as outcome, x.started_at as "startedAt",
      x.ended_at as "endedAt", w.id as worker, x.total
    from unnest(${agents}::text[]) w(id) cross join lateral (
      select *, count(*) over ()::int as total from (
        select * from attempt where worker_id = w.id and outcome = 'running'
        union all select * from attempt where worker_id = w.id and outcome <> 'running'
          and started_at > ${from} - interval '2 days' and ended_at > ${from}
      ) within order by started_at desc limit ${most}) x
      join task t on t.id = x.task_id join mission m on m.id = x.mission_id
    order by x.started_at, x.id`;
  return Map.groupBy(rows, ({ worker }) => worker);
}

function presentLane(agent: AgentWire, endedAt: Date | null, rows: readonly AttemptRow[]): AgentLane {
  const { id, name, state, waitsFor } = agent;
  return {
    ...{ agent: { id, kind: 'agent', name }, state, waitsFor, since: sinceOf(agent, endedAt) },
    attempts: rows.map(({ worker: _, total: __, startedAt, endedAt: until, ...attempt }) => ({
      ...attempt,
      startedAt: startedAt.toISOString(),
      endedAt: until?.toISOString() ?? null,
    })),
    earlier: (rows[0]?.total ?? 0) - rows.length,
  };
}

/** It waits since its last attempt ended, and is offline since it was heard of last, which is known to the minute. */
function sinceOf(agent: AgentWire, endedAt: Date | null): string | null {
  const { archivedAt, holdsCount, state, lastSeenAt, createdAt } = agent;
  if (archivedAt || holdsCount > 0) return archivedAt;
  const ended = endedAt?.toISOString() ?? createdAt;
  return state === 'offline' && lastSeenAt && lastSeenAt > ended ? lastSeenAt : ended;
}
