import 'server-only';
import type { z } from 'zod';
import { Prisma } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { isExcluded } from '@/lib/tasks/exclusion';
import { inForce, isForFallback } from '@/lib/tasks/fallback';
import type { claimTaskInput } from './schema';

export type ClaimInput = z.output<typeof claimTaskInput>;

/**
 * The claimer as one row `w`: what it can do and how much it does already. People have no limit and no list of skills:
 * they know what they can.
 */
export function workerRow({ principal }: Tenant, input: ClaimInput): Prisma.Sql {
  if (principal.kind !== 'agent')
    return Prisma.sql`(select ${principal.id}::text as id, null::text as kind, null::text[] as skills,
      null::text[] as tools, null::text[] as models, null::text as model, null::text as harness, 0::int as running,
      null::int as concurrency_limit)`;
  const { skills = [], tools = [], models = [] } = input.capabilities ?? {};
  const withModel = input.model === undefined ? models : [...models, input.model];
  return Prisma.sql`(select a.id, a.kind::text as kind, a.skills || ${skills}::text[] as skills,
    a.tools || ${tools}::text[] as tools, a.models || ${withModel}::text[] as models,
    ${input.model ?? null}::text as model, a.harness,
    (select count(*)::int from attempt x where x.worker_id = a.id and x.outcome = 'running') as running,
    a.concurrency_limit from agent a where a.id = ${principal.id})`;
}

// `offset 0` keeps each of these a look-up of one row by its index. Without it the database may answer the question for
// every row of the table at once, which takes the longer the more rows there are.

/** What stands between worker `w` and mission `m`, by reason; each is true where it does. */
export const missionObstacles = {
  mission_not_running: Prisma.sql`m.status <> 'execute'`,
  mission_on_hold: Prisma.sql`m.open_holds > 0`,
  mission_full: Prisma.sql`coalesce(m.live_attempts >= m.max_parallel, false)`,
  budget_exhausted: Prisma.sql`(coalesce(m.spent_micros >= m.budget_micros, false)
    or coalesce(m.spent_tokens >= m.budget_tokens, false))`,
  not_allowed: Prisma.sql`(w.kind is not null
    and exists (select from mission_agent g where g.mission_id = m.id offset 0)
    and not exists (select from mission_agent g where g.mission_id = m.id and g.agent_id = w.id offset 0))`,
};

/** Whether task `t` names worker `w`: as its fallback once that is in force, until then among its assignees. */
export const isAssigned = Prisma.sql`case when ${isForFallback} then t.fallback_to_id = w.id else exists (
  select from task_assignee g where g.task_id = t.id and g.principal_id = w.id offset 0) end`;
/** Whether task `t` names anybody. */
export const isForSomebody = Prisma.sql`(${isForFallback}
  or exists (select from task_assignee g where g.task_id = t.id offset 0))`;
/** Once a fallback to a model is in force that one alone is asked for; a claim that names its model means it. */
const lacksModel = Prisma.sql`case when ${inForce} and t.fallback_model is not null
  then not coalesce(w.model = t.fallback_model, t.fallback_model = any(w.models))
  else cardinality(t.required_models) > 0 and not t.required_models && w.models end`;

/** What stands between worker `w` and task `t`, by reason, in the order in which they are told. */
export const taskObstacles = {
  // readyAt says so already; asked again, for no path may pass it (R2).
  dependency_not_done: Prisma.sql`exists (select from task_dependency d join task o on o.id = d.depends_on_id
    where d.task_id = t.id and o.status not in ('done', 'skipped') offset 0)`,
  attempts_used_up: Prisma.sql`t.attempts_used >= t.max_attempts + t.extra_attempts`,
  budget_exhausted: Prisma.sql`(coalesce(t.spent_micros >= t.budget_micros, false)
    or coalesce(t.spent_tokens >= t.budget_tokens, false))`,
  not_assigned: Prisma.sql`(${isForSomebody} and not ${isAssigned})`,
  // A task is for its role, unless it names this very worker; of the models asked for, one is enough.
  not_capable: Prisma.sql`(w.kind is not null and ((t.role::text <> w.kind and not ${isAssigned})
    or not t.required_skills <@ w.skills or not t.required_tools <@ w.tools
    or ${lacksModel}))`,
  excluded: isExcluded,
};

const none = (obstacles: Record<string, Prisma.Sql>): Prisma.Sql =>
  Prisma.join(
    Object.values(obstacles).map((one) => Prisma.sql`not (${one})`),
    ' and ',
  );

export const mayWorkIn = none(missionObstacles);
export const mayTake = none(taskObstacles);

/** Tasks that stand in the queue, and its order. */
export const isReady = Prisma.sql`t.status = 'todo' and t.ready_at is not null`;
export const inOrder = Prisma.sql`t.priority, t.due_at nulls last, t.ready_at, t.number`;
