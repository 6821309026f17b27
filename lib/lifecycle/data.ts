import 'server-only';
import type { Mission } from '@/generated/prisma/client';
import { onlineSeconds } from '@/lib/agents/data';
import { contractInForce } from '@/lib/contracts/data';
import { deciders } from '@/lib/core/principal';
import { getMissionRow } from '@/lib/missions/data';
import { openHoldsOf } from '@/lib/missions/holds';
import { readInputs } from '@/lib/missions/presenter';
import { isEnded, isLaunched } from '@/lib/missions/rules';
import { db, type Tx } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { selectPlanned } from '@/lib/tasks/data-summary';
import { loadLinks } from '@/lib/tasks/links';
import { openStatuses } from '@/lib/tasks/rules';
import { forecastOf, forecastProblems } from './forecast';
import { findCompletionProblems, findLaunchProblems, type Plan } from './problems';
import type { LaunchReadiness, MissionProblem } from './schema';
import { findSilent, findUntaken, type Taker } from './takers';

/** A list of what is left; the rest shows when these are done. */
const most = 200;

/** What stands between the mission and its next step, its launch or its completion, and what is to be expected of it. */
export async function getReadiness(tenant: Tenant, missionId: string): Promise<LaunchReadiness> {
  const mission = await getMissionRow(tenant, missionId);
  const { status } = mission;
  const launched = isLaunched(status);
  const plan = await loadPlan(db(), mission);
  const outlook = { ...plan, ...mission };
  const forecast = isEnded(status) ? null : forecastOf(outlook);
  const problems = [
    ...(launched ? await completionProblems(db(), mission) : findLaunchProblems(plan)),
    ...(status === 'execute' ? findIdle(plan) : []),
    ...forecastProblems(outlook, forecast),
  ];
  return {
    for: launched ? 'complete' : 'launch',
    ready: problems.every(({ severity }) => severity !== 'error'),
    problems,
    forecast,
  };
}

/** Ready work that lies there: nobody is able, or nobody who is able calls. */
function findIdle({ tasks, agents, people }: Plan): MissionProblem[] {
  const ready = tasks.filter(({ status, isReady }) => status === 'todo' && isReady);
  return [...findUntaken(ready, agents, people), ...findSilent(ready, agents)];
}

/** Every condition of a launch that is not met, each with its fix; warnings last. */
export async function launchProblems(tx: Tx, mission: Mission): Promise<MissionProblem[]> {
  return findLaunchProblems(await loadPlan(tx, mission));
}

async function loadPlan(tx: Tx, mission: Mission): Promise<Plan> {
  const missionId = mission.id;
  const contract = await contractInForce(tx, missionId);
  return {
    now: new Date(),
    brief: mission.brief,
    pilotId: mission.pilotId,
    inputs: readInputs(mission.inputs),
    terms: contract?.terms ?? null,
    hasDraft: (await tx.contract.count({ where: { missionId, status: 'draft' } })) > 0,
    tasks: await selectPlanned(missionId),
    links: await loadLinks(tx, missionId),
    gates: await tx.milestone.findMany({ where: { missionId, gate: true }, select: { id: true, name: true } }),
    reviewers: await loadReviewers(tx, mission.workspaceId),
    people: await loadPeople(tx, mission.workspaceId),
    agents: await loadAgents(tx, mission),
  };
}

async function loadReviewers(tx: Tx, workspaceId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from member where workspace_id = ${workspaceId} and removed_at is null and role in ('owner', 'reviewer')
    union
    select a.id from agent a join token t on t.agent_id = a.id
      where a.workspace_id = ${workspaceId} and a.archived_at is null and 'review' = any(t.scopes)
        and t.revoked_at is null and t.expires_at > now()`;
  return rows.map(({ id }) => id);
}

async function loadPeople(tx: Tx, workspaceId: string): Promise<string[]> {
  const where = { workspaceId, removedAt: null, role: { in: [...deciders] } };
  return (await tx.member.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

async function loadAgents(tx: Tx, { id, workspaceId }: Mission): Promise<Taker[]> {
  return tx.$queryRaw<Taker[]>`
    select a.id, a.kind::text as kind, a.skills, a.tools, a.models,
      coalesce(a.last_seen_at > now() - make_interval(secs => ${onlineSeconds}), false) as online,
      exists (select from token t where t.agent_id = a.id and 'work' = any(t.scopes) and t.revoked_at is null
        and t.expires_at > now()) as connected
    from agent a where a.workspace_id = ${workspaceId} and a.archived_at is null
      and (not exists (select from mission_agent g where g.mission_id = ${id})
        or exists (select from mission_agent g where g.mission_id = ${id} and g.agent_id = a.id))
    order by a.name`;
}

/** Every condition of completion that is not met (R8). */
export async function completionProblems(tx: Tx, mission: Mission): Promise<MissionProblem[]> {
  const missionId = mission.id;
  const openTasks = await tx.task.findMany({
    where: { missionId, status: { in: [...openStatuses] } },
    select: { id: true, key: true, status: true },
    orderBy: { number: 'asc' },
    take: most,
  });
  const live = await tx.attempt.findMany({
    where: { missionId, outcome: 'running', task: { status: { notIn: [...openStatuses] } } },
    select: { taskId: true, task: { select: { key: true } } },
    orderBy: { startedAt: 'asc' },
    take: most,
  });
  const openAssertions = await tx.assertion.findMany({
    where: { missionId, removedAt: null, state: { in: ['pending', 'failed'] } },
    select: { key: true, state: true },
    orderBy: { key: 'asc' },
    take: most,
  });
  const items = await tx.handoffItem.findMany({
    where: { missionId, disposition: null },
    select: { id: true, taskId: true, attempt: { select: { task: { select: { key: true } } } } },
    orderBy: { createdAt: 'asc' },
    take: most,
  });
  const holds = await openHoldsOf(tx, missionId);
  return findCompletionProblems({
    openTasks,
    liveAttempts: live.map(({ taskId, task }) => ({ taskId, taskKey: task.key })),
    openAssertions,
    leftovers: items.map(({ id, taskId, attempt }) => ({ id, taskId, taskKey: attempt.task.key })),
    holds: holds.map(({ reason }) => reason),
  });
}
