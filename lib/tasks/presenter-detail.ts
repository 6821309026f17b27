import { formatMicros } from '@/lib/core/money';
import type { Principal } from '@/lib/core/principal';
import type { Cause } from '@/lib/graph/schema';
import { countOrNull, iso, moneyOrNull, refOf } from '@/lib/missions/presenter';
import type { DetailRow } from './data-detail';
import type { SummaryRow } from './data-summary';
import { taskCan } from './policy';
import { presentTask } from './presenter';
import { isFallbackInForce } from './rules';
import type { EvidenceRule } from './schema';
import type { TaskView } from './schema-view';
import { type Cadence, watchOf } from './stall';

type Named = { id: string; kind: 'member' | 'agent' | 'system'; name: string };
type ArtifactRow = {
  id: string;
  attemptId: string | null;
  name: string;
  mediaType: string;
  size: bigint;
  sha256: string | null;
  stored: boolean;
  address: string | null;
  scopeTags: string[];
  createdAt: Date;
};
export type Beside = {
  /** Of the contract in force, where an attempt runs. */
  cadence: Cadence | undefined;
  summary: SummaryRow;
  createdBy: Named;
  artifacts: ArtifactRow[];
  events: { type: string; _count: number; _max: { at: Date | null } }[];
  attention: { id: string; number: number; kind: string; title: string }[];
  dependents: TaskView['dependents'];
  cause: Cause | null;
  excluded: boolean;
  principal: Principal;
};

type Json = TaskView['output'];
const json = (value: unknown) => value as Json;
const named = ({ id, key }: { id: string; key: string }) => ({ id, key });

export function presentDetail(row: DetailRow, beside: Beside): TaskView {
  const summary = presentTask(beside.summary);
  const { mission } = row;
  return {
    ...summary,
    ...presentTerms(row),
    ...presentResults(row, beside),
    missionName: mission.name,
    dependents: beside.dependents,
    supersededBy: row.supersededBy.map(named),
    cause: beside.cause,
    artifacts: beside.artifacts.map(presentArtifact),
    events: presentEvents(beside.events),
    attention: beside.attention.map(({ id, number, kind, title }) => ({ id, number, kind, title })),
    createdBy: refOf(beside.createdBy),
    can: taskCan(beside.principal, {
      status: row.status,
      ready: summary.ready,
      assignedTo:
        row.fallbackToId !== null && isFallbackInForce(row)
          ? [row.fallbackToId]
          : summary.assignedTo.map(({ id }) => id),
      workerId: summary.worker?.id ?? null,
      excluded: beside.excluded,
      mission,
    }),
  };
}

/** What was planned. */
const presentTerms = (row: DetailRow) => ({
  objective: row.objective,
  criteria: row.criteria,
  requiredSkills: row.requiredSkills,
  requiredTools: row.requiredTools,
  requiredModels: row.requiredModels,
  modelPolicy: row.modelPolicy,
  budget: { money: moneyOrNull(row.budgetMicros), tokens: countOrNull(row.budgetTokens) },
  fallback: row.fallback,
  fallbackTo: presentFallback(row),
  outputSchema: json(row.outputSchema),
  evidenceRequired: row.evidenceRequired as EvidenceRule[],
  estimateMoney: moneyOrNull(row.estimateMicros),
  notBy: row.excludes.map(({ other }) => named(other)),
});

function presentFallback(row: DetailRow): TaskView['fallbackTo'] {
  const { fallbackTo, fallbackModel } = row;
  if (!fallbackTo && fallbackModel === null) return null;
  return { worker: fallbackTo && refOf(fallbackTo), model: fallbackModel, inForce: isFallbackInForce(row) };
}

/** What came of it. */
const presentResults = (row: DetailRow, { cadence }: Beside) => ({
  output: json(row.output),
  endReason: row.endReason,
  attempts: row.attempts.map((attempt) => presentAttempt(attempt, cadence)),
  evidence: row.evidence.map(presentEvidence),
  reviews: row.reviews.map(({ id, attemptId, reviewer, verdict, reasons, at }) => ({
    ...{ id, attemptId, verdict, reasons },
    reviewer: refOf(reviewer),
    at: at.toISOString(),
  })),
  handoffItems: row.attempts.flatMap(({ handoffItems }) =>
    handoffItems.map(({ id, attemptId, kind, text, blocking, disposition }) => ({
      ...{ id, attemptId, kind, text, blocking, disposition },
    })),
  ),
  questions: row.questions.map(({ id, attemptId, summary, status, answer, createdAt }) => ({
    ...{ id, attemptId, summary, status, answer },
    createdAt: createdAt.toISOString(),
  })),
  actions: row.actions.map(({ id, attemptId, tool, action, decision, status, createdAt }) => ({
    ...{ id, attemptId, tool, action, decision, status },
    createdAt: createdAt.toISOString(),
  })),
  orphanReports: row.orphanReports.map(({ id, attemptNumber, principal, operation, body, receivedAt }) => ({
    ...{ id, attemptNumber, operation },
    from: refOf(principal),
    body: json(body),
    receivedAt: receivedAt.toISOString(),
  })),
});

function presentAttempt(
  row: DetailRow['attempts'][number],
  cadence: Cadence | undefined,
): TaskView['attempts'][number] {
  const watch = row.outcome === 'running' && row.worker.kind === 'agent' ? watchOf(row, cadence) : null;
  return {
    id: row.id,
    number: row.number,
    worker: refOf(row.worker),
    outcome: row.outcome,
    model: row.model,
    harness: row.harness,
    startedAt: row.startedAt.toISOString(),
    endedAt: iso(row.endedAt),
    leaseExpiresAt: row.leaseExpiresAt.toISOString(),
    lastHeartbeatAt: row.lastHeartbeatAt.toISOString(),
    lastProgressAt: iso(row.lastProgressAt),
    cancelRequestedAt: iso(row.cancelRequestedAt),
    quietAt: iso(watch?.quietAt ?? null),
    stalledAt: iso(watch?.stalledAt ?? null),
    repeats: row.repeats,
    nudgedAt: iso(row.nudgedAt),
    percent: row.percent,
    phase: row.phase,
    note: row.note,
    subtasks: json(row.subtasks),
    spent: {
      money: formatMicros(row.micros),
      tokensIn: Number(row.tokensIn),
      tokensCached: Number(row.tokensCached),
      tokensOut: Number(row.tokensOut),
      toolCalls: row.toolCalls,
    },
    durationSeconds: row.durationSeconds,
    endReason: row.endReason,
    handoff: json(row.handoff),
  };
}

function presentEvidence(row: DetailRow['evidence'][number]): TaskView['evidence'][number] {
  return {
    id: row.id,
    attemptId: row.attemptId,
    assertionKey: row.assertionKey,
    kind: row.kind,
    claim: row.claim,
    value: json(row.value),
    strength: row.strength,
    findings: json(row.findings),
    claimedBy: refOf(row.claimedBy),
    createdAt: row.createdAt.toISOString(),
  };
}

const presentArtifact = (row: ArtifactRow): TaskView['artifacts'][number] => ({
  id: row.id,
  attemptId: row.attemptId,
  name: row.name,
  mediaType: row.mediaType,
  size: Number(row.size),
  sha256: row.sha256,
  stored: row.stored,
  address: row.address,
  scopeTags: row.scopeTags,
  createdAt: row.createdAt.toISOString(),
});

function presentEvents(groups: Beside['events']): TaskView['events'] {
  const times = groups.flatMap(({ _max }) => (_max.at ? [_max.at.getTime()] : []));
  return {
    total: groups.reduce((sum, group) => sum + group._count, 0),
    byType: Object.fromEntries(groups.map((group) => [group.type, group._count])),
    lastAt: times.length > 0 ? new Date(Math.max(...times)).toISOString() : null,
  };
}
