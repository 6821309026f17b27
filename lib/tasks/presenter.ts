import { formatMicros } from '@/lib/core/money';
import { iso } from '@/lib/missions/presenter';
import type { SummaryRow } from './data-summary';
import { missingNeeds } from './rules';
import type { TaskSummary } from './schema-view';

export function presentTask(row: SummaryRow): TaskSummary {
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
    dependsOn: row.dependsOn,
    fulfils: row.fulfils,
    supersedes: row.supersedes,
    assignedTo: row.assignedTo,
    worker: row.worker,
    attemptsUsed: row.attemptsUsed,
    maxAttempts: row.maxAttempts,
    lastAttempt: row.lastAttempt,
    lastProgressAt: iso(row.lastProgressAt),
    percent: row.status === 'in_progress' ? row.percent : null,
    estimateMinutes: row.estimateMinutes,
    dueAt: iso(row.dueAt),
    isValidation: row.isValidation,
    verification: row.verification,
    proof: row.proof,
    spent: { money: formatMicros(row.spentMicros), tokens: Number(row.spentTokens) },
    block: presentBlock(row),
    missing: missingNeeds(row),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    endedAt: iso(row.endedAt),
  };
}

function presentBlock(row: SummaryRow): TaskSummary['block'] {
  if (row.blockKind === null) return null;
  return {
    kind: row.blockKind,
    subjectId: row.blockSubjectId,
    key: row.blockKey,
    reason: row.blockReason ?? '',
    owner: row.blockOwner,
    checkAt: iso(row.blockCheckAt),
    since: (row.blockedAt ?? row.updatedAt).toISOString(),
  };
}
