import { formatMicros } from '@/lib/core/money';
import { iso, refOf } from '@/lib/missions/presenter';
import type { SummaryRow } from './data';
import { missingNeeds } from './rules';
import type { TaskSummary } from './schema-view';

type Named = { id: string; kind: 'member' | 'agent' | 'system'; name: string };
export type Owners = ReadonlyMap<string, Named>;

export function presentTask(row: SummaryRow, owners: Owners): TaskSummary {
  const [latest] = row.attempts;
  return {
    id: row.id,
    missionId: row.missionId,
    key: row.key,
    title: row.title,
    status: row.status,
    ready: row.status === 'todo' && row.readyAt !== null,
    readyAt: iso(row.readyAt),
    priority: row.priority,
    role: row.role,
    milestoneId: row.milestoneId,
    branchId: row.branchId,
    dependsOn: row.dependencies.map(({ dependsOn: { id, key, status } }) => ({ id, key, status })),
    fulfils: row.fulfils,
    supersedes: row.supersedes && { id: row.supersedes.id, key: row.supersedes.key },
    assignedTo: row.assignees.map(({ principal }) => refOf(principal)),
    worker: latest ? refOf(latest.worker) : null,
    attemptsUsed: row.attemptsUsed,
    maxAttempts: row.maxAttempts + row.extraAttempts,
    lastAttempt: row.lastAttempt,
    lastProgressAt: iso(latest?.lastProgressAt ?? null),
    percent: row.status === 'in_progress' ? (latest?.percent ?? null) : null,
    estimateMinutes: row.estimateMinutes,
    dueAt: iso(row.dueAt),
    isValidation: row.isValidation,
    verification: row.verification,
    proof: row.proof,
    spent: { money: formatMicros(row.spentMicros), tokens: Number(row.spentTokens) },
    block: presentBlock(row, owners),
    missing: missingNeeds(runFacts(row)),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    endedAt: iso(row.endedAt),
  };
}

function presentBlock(row: SummaryRow, owners: Owners): TaskSummary['block'] {
  if (row.blockKind === null) return null;
  const owner = row.blockOwnerId === null ? undefined : owners.get(row.blockOwnerId);
  return {
    kind: row.blockKind,
    subjectId: row.blockedOnTaskId ?? row.blockedOnQuestionId ?? row.blockedOnActionId,
    key: row.blockedOnTask?.key ?? null,
    reason: row.blockReason ?? '',
    owner: owner ? refOf(owner) : null,
    checkAt: iso(row.blockCheckAt),
    since: (row.blockedAt ?? row.updatedAt).toISOString(),
  };
}

type RunRow = Pick<
  SummaryRow,
  | 'requiredSkills'
  | 'modelPolicy'
  | 'requiredModels'
  | 'objective'
  | 'requiredTools'
  | 'criteria'
  | 'budgetMicros'
  | 'budgetTokens'
  | 'fallback'
  | 'verification'
  | 'evidenceRequired'
  | 'fulfils'
> & { assignees: readonly unknown[] };

/** What `missingNeeds` looks at, from a row. */
export const runFacts = (row: RunRow) => ({
  assignees: row.assignees.length,
  requiredSkills: row.requiredSkills,
  modelPolicy: row.modelPolicy,
  requiredModels: row.requiredModels,
  objective: row.objective,
  requiredTools: row.requiredTools,
  criteria: row.criteria,
  hasBudget: row.budgetMicros !== null || row.budgetTokens !== null,
  fallback: row.fallback,
  verification: row.verification,
  evidenceRules: Array.isArray(row.evidenceRequired) ? row.evidenceRequired.length : 0,
  fulfils: row.fulfils,
});
