import 'server-only';
import type { Mission } from '@/generated/prisma/client';
import { contractInForce } from '@/lib/contracts/data';
import { deciders } from '@/lib/core/principal';
import { getMissionRow } from '@/lib/missions/data';
import { openHoldsOf } from '@/lib/missions/holds';
import { readInputs } from '@/lib/missions/presenter';
import { isLaunched } from '@/lib/missions/rules';
import { db, type Tx } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { selectPlanned } from '@/lib/tasks/data-summary';
import { loadLinks } from '@/lib/tasks/links';
import { openStatuses } from '@/lib/tasks/rules';
import { findCompletionProblems, findLaunchProblems, type Plan } from './problems';
import type { LaunchReadiness, MissionProblem } from './schema';

/** A list of what is left; the rest shows when these are done. */
const most = 200;

/** What stands between the mission and its next step: its launch before it, its completion after. */
export async function getReadiness(tenant: Tenant, missionId: string): Promise<LaunchReadiness> {
  const mission = await getMissionRow(tenant, missionId);
  const launched = isLaunched(mission.status);
  const problems = launched ? await completionProblems(db(), mission) : await launchProblems(db(), mission);
  return {
    for: launched ? 'complete' : 'launch',
    ready: problems.every(({ severity }) => severity !== 'error'),
    problems,
  };
}

/** Every condition of a launch that is not met, each with its fix; warnings last. */
export async function launchProblems(tx: Tx, mission: Mission): Promise<MissionProblem[]> {
  const missionId = mission.id;
  const contract = await contractInForce(tx, missionId);
  const plan: Plan = {
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
  return findLaunchProblems(plan);
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

async function loadAgents(tx: Tx, mission: Mission): Promise<Plan['agents']> {
  const allowed = await tx.missionAgent.findMany({ where: { missionId: mission.id }, select: { agentId: true } });
  return tx.agent.findMany({
    where: {
      workspaceId: mission.workspaceId,
      archivedAt: null,
      ...(allowed.length > 0 && { id: { in: allowed.map(({ agentId }) => agentId) } }),
    },
    select: { id: true, skills: true, tools: true, models: true },
  });
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
