import 'server-only';
import { db, Prisma } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { taskFilter } from './candidate';
import { type ClaimInput, inOrder, isReady, missionObstacles, taskObstacles, workerRow } from './eligible';
import type { ClaimAnswer, ClaimRefusal } from './schema';

type Nothing = Extract<ClaimAnswer, { task: null }>;

const words: Record<ClaimRefusal, { detail: string; retryAfterSeconds: number }> = {
  nothing_ready: {
    detail: 'No task that you may take is ready. Ask again with waitSeconds: 30.',
    retryAfterSeconds: 5,
  },
  mission_not_running: { detail: 'The mission is not in execute.', retryAfterSeconds: 60 },
  mission_on_hold: { detail: 'The mission is on hold; a person ends the hold.', retryAfterSeconds: 30 },
  mission_full: { detail: 'As many attempts run in the mission as its maxParallel allows.', retryAfterSeconds: 10 },
  budget_exhausted: { detail: 'The budget is used up; a person raises it or ends the work.', retryAfterSeconds: 60 },
  dependency_not_done: { detail: 'A task that this one depends on is not done yet.', retryAfterSeconds: 10 },
  already_claimed: { detail: 'Somebody else holds this task.', retryAfterSeconds: 30 },
  task_not_open: { detail: 'The task is not todo: it is in review, blocked or has ended.', retryAfterSeconds: 60 },
  attempts_used_up: { detail: 'The attempts of the task are used up; a person decides.', retryAfterSeconds: 60 },
  not_assigned: { detail: 'The task is assigned to others.', retryAfterSeconds: 60 },
  not_allowed: { detail: 'The mission allows other agents only.', retryAfterSeconds: 60 },
  not_capable: {
    detail: 'The task asks for a role, skill, tool or model that you do not have.',
    retryAfterSeconds: 60,
  },
  excluded: {
    detail: 'You worked on what this task judges, or on a task that notBy keeps apart from it.',
    retryAfterSeconds: 60,
  },
  at_limit: {
    detail: 'You hold as many tasks as your concurrency limit allows; end one first.',
    retryAfterSeconds: 10,
  },
};

/** Why there was nothing to claim, for a program to act on: of the named task or mission, else of the whole queue. */
export async function explainNothing(tenant: Tenant, input: ClaimInput, atLimit: boolean): Promise<Nothing> {
  const reason = atLimit ? 'at_limit' : await reasonOf(tenant, input);
  return { task: null, reason, ...words[reason] };
}

type Facts = Partial<Record<string, boolean | string | null>>;

async function reasonOf(tenant: Tenant, input: ClaimInput): Promise<ClaimRefusal> {
  if (!input.missionId && !input.taskId) return 'nothing_ready';
  const [facts] = await db().$queryRaw<Facts[]>`
    select seen.* from ${workerRow(tenant, input)} w, lateral (${seen(input)}) seen`;
  return facts ? firstObstacle(facts, input) : 'nothing_ready';
}

/** The task or mission that the claim names, and each obstacle. */
function seen({ missionId, taskId }: ClaimInput): Prisma.Sql {
  const mission = missionId ? Prisma.sql`m.id = ${missionId}` : Prisma.sql`true`;
  const task = taskId ? taskFilter({ taskId, waitSeconds: 0 }) : isReady;
  return Prisma.sql`
    select t.status::text as status, ${columns('m_', missionObstacles)}, ${columns('t_', taskObstacles)}
    from mission m left join task t on t.mission_id = m.id and ${task}
    where ${mission} and ${taskId ? Prisma.sql`t.id is not null` : Prisma.sql`true`}
    order by ${inOrder} limit 1`;
}

const columns = (prefix: string, obstacles: Record<string, Prisma.Sql>): Prisma.Sql =>
  Prisma.join(
    Object.entries(obstacles).map(([name, sql]) => Prisma.sql`(${sql}) as ${Prisma.raw(`"${prefix}${name}"`)}`),
    ', ',
  );

const isRefusal = (name: string): name is ClaimRefusal => name in words;

function firstObstacle(facts: Facts, input: ClaimInput): ClaimRefusal {
  if (input.taskId && facts.status === 'in_progress') return 'already_claimed';
  if (input.taskId && facts.status !== 'todo') return 'task_not_open';
  const obstacle = [
    ...Object.keys(missionObstacles).map((name) => `m_${name}`),
    ...Object.keys(taskObstacles).map((name) => `t_${name}`),
  ]
    .find((name) => facts[name] === true && (name.startsWith('m_') || facts.status != null))
    ?.slice(2);
  return obstacle && isRefusal(obstacle) ? obstacle : 'nothing_ready';
}
