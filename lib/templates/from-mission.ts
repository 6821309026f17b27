import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { readTerms } from '@/lib/contracts/data';
import { wrongState } from '@/lib/core/errors';
import { formatMicros } from '@/lib/core/money';
import { getMissionRow } from '@/lib/missions/data';
import { moneyOrNull, readInputs } from '@/lib/missions/presenter';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import type { EvidenceRule } from '@/lib/tasks/schema';
import type { TemplatePlan } from './schema';

type PlanTask = TemplatePlan['tasks'][number];

const living = { OR: [{ agent: { archivedAt: null } }, { member: { removedAt: null } }] };
const parts = {
  dependencies: { select: { dependsOn: { select: { key: true, status: true } } } },
  excludes: { select: { other: { select: { key: true, status: true } } } },
  assignees: {
    where: { principal: living },
    select: { principalId: true },
  },
  fallbackTo: {
    select: { id: true, agent: { select: { archivedAt: true } }, member: { select: { removedAt: true } } },
  },
} as const satisfies Prisma.TaskInclude;
type TaskRow = Prisma.TaskGetPayload<{ include: typeof parts }>;

/**
 * What was planned in a mission, as a plan: brief, terms in force (else the draft), groups, tasks and edges. Cancelled
 * tasks, dates and everything that was done stay behind.
 */
export async function planFromMission(tenant: Tenant, missionId: string): Promise<TemplatePlan> {
  const mission = await getMissionRow(tenant, missionId);
  if (mission.isInbox) throw wrongState('The Inbox is no plan.', 'Name another mission.');
  const tasks = await db().task.findMany({
    where: { missionId, status: { not: 'cancelled' } },
    include: parts,
    orderBy: { number: 'asc' },
  });
  const milestones = await db().milestone.findMany({ where: { missionId }, orderBy: { position: 'asc' } });
  const branches = await db().branch.findMany({ where: { missionId, prunedAt: null }, orderBy: { createdAt: 'asc' } });
  const contracts = await db().contract.findMany({ where: { missionId, status: { in: ['signed', 'draft'] } } });
  const [first] = contracts.toSorted((a, b) => Number(a.status === 'draft') - Number(b.status === 'draft'));
  const refs = new Map([
    ...milestones.map(({ id }, index) => [id, `M${index + 1}`] as const),
    ...branches.map(({ id }, index) => [id, `B${index + 1}`] as const),
  ]);
  const { name, brief, description, project, priority, tags, maxParallel } = mission;
  const pilotId = await livingPilot(mission.pilotId);
  return {
    mission: {
      ...{ name, brief: brief || name, description, project, priority, tags, pilotId, maxParallel },
      inputs: readInputs(mission.inputs),
      targetInDays: null,
    },
    ...(first && { contract: readTerms(first.terms) }),
    milestones: milestones.map(({ id, name: title, gate }) => ({ ref: refs.get(id) ?? id, name: title, gate })),
    branches: branches.map(({ id, name: title, hypothesis }) => ({ ref: refs.get(id) ?? id, name: title, hypothesis })),
    tasks: tasks.map((task) => planTask(task, refs)),
  };
}

async function livingPilot(id: string | null): Promise<string | null> {
  if (id === null) return null;
  return (await db().principal.count({ where: { id, ...living } })) > 0 ? id : null;
}

function livingFallback({ fallbackTo, fallbackModel }: TaskRow): PlanTask['fallbackTo'] {
  if (fallbackModel !== null) return { model: fallbackModel };
  if (!fallbackTo || fallbackTo.agent?.archivedAt || fallbackTo.member?.removedAt) return null;
  return { worker: fallbackTo.id };
}

function planTask(row: TaskRow, refs: ReadonlyMap<string, string>): PlanTask {
  const kept = (tasks: { key: string; status: string }[]) =>
    tasks.filter(({ status }) => status !== 'cancelled').map(({ key }) => key);
  return {
    ref: row.key,
    title: row.title,
    objective: row.objective,
    criteria: row.criteria,
    priority: row.priority,
    milestone: (row.milestoneId && refs.get(row.milestoneId)) || null,
    branch: (row.branchId && refs.get(row.branchId)) || null,
    fulfils: row.fulfils,
    role: row.role,
    requiredSkills: row.requiredSkills,
    requiredTools: row.requiredTools,
    requiredModels: row.requiredModels,
    modelPolicy: row.modelPolicy,
    budget: {
      money: row.budgetMicros === null ? null : formatMicros(row.budgetMicros),
      tokens: row.budgetTokens === null ? null : Number(row.budgetTokens),
    },
    maxAttempts: row.maxAttempts,
    fallback: row.fallback,
    fallbackTo: livingFallback(row),
    verification: row.verification,
    outputSchema: row.outputSchema as PlanTask['outputSchema'],
    evidenceRequired: row.evidenceRequired as EvidenceRule[],
    estimateMinutes: row.estimateMinutes,
    estimateMoney: moneyOrNull(row.estimateMicros),
    dueInDays: null,
    isValidation: row.isValidation,
    assignedTo: row.assignees.map(({ principalId }) => principalId),
    notBy: kept(row.excludes.map(({ other }) => other)),
    dependsOn: kept(row.dependencies.map(({ dependsOn }) => dependsOn)),
  };
}
