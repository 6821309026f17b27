import { formatMicros } from '../core/money';
import { assembleDecisions } from './assemble-decisions';
import { type FactIndex, indexFacts } from './assemble-index';
import { assembleArtifacts, assembleAssertions, assembleEvidence } from './assemble-proof';
import { assemblePruned } from './assemble-pruned';
import { assembleSpent } from './assemble-spent';
import { assembleTasks, assembleUsed } from './assemble-work';
import type { ReceiptFacts, SealFact } from './facts';
import { type ReceiptDocument, receiptFormat } from './schema';

/** Pure: the same facts give the same document, so a receipt can be made again and compared. Null seal: a draft. */
export function assembleReceipt(facts: ReceiptFacts, seal: SealFact | null): ReceiptDocument {
  const index = indexFacts(facts);
  const { issuer, events } = facts;
  const decisions = assembleDecisions(facts, index);
  return {
    format: receiptFormat,
    number: seal?.number ?? null,
    version: seal?.version ?? null,
    sealedAt: seal?.at ?? null,
    sealedBy: index.whoOrNull(seal?.byId ?? null),
    issuer: {
      software: 'Mission Control',
      origin: issuer.origin,
      workspace: { id: issuer.workspaceId, name: issuer.workspaceName },
      keyId: issuer.keyId,
    },
    summary: summary(facts, decisions.length),
    mission: missionPart(facts, index),
    contract: contractPart(facts, index),
    tasks: assembleTasks(facts, index),
    used: assembleUsed(facts, index),
    spent: assembleSpent(facts, index),
    artifacts: assembleArtifacts(facts, index),
    assertions: assembleAssertions(facts, index),
    evidence: assembleEvidence(facts, index),
    pruned: assemblePruned(facts, index),
    state: stateParts(facts, index),
    decisions,
    next: nextPart(facts, index),
    holds: holdParts(facts, index),
    orphanReports: orphanParts(facts, index),
    events: { first: 1, last: events.last, lastHash: events.lastHash },
  };
}

function summary(facts: ReceiptFacts, decisionsByPeople: number): ReceiptDocument['summary'] {
  const inForce = facts.assertions.filter((row) => row.removedAt === null);
  const having = (rows: readonly { status: string }[], ...wanted: string[]) =>
    rows.filter((row) => wanted.includes(row.status)).length;
  const decided = (state: string) => inForce.filter((row) => row.state === state).length;
  return {
    outcome: facts.mission.status,
    assertions: {
      total: inForce.length,
      passed: decided('passed'),
      waived: decided('waived'),
      failed: decided('failed'),
      pending: decided('pending'),
    },
    tasks: {
      total: facts.tasks.length,
      done: having(facts.tasks, 'done'),
      skipped: having(facts.tasks, 'skipped'),
      cancelled: having(facts.tasks, 'cancelled'),
      failed: having(facts.tasks, 'failed'),
      open: having(facts.tasks, 'todo', 'in_progress', 'review', 'blocked'),
    },
    attempts: facts.attempts.length,
    evidence: facts.evidence.length,
    money: formatMicros(facts.attempts.reduce((sum, attempt) => sum + attempt.micros, 0n)),
    decisionsByPeople,
  };
}

function missionPart({ mission, at }: ReceiptFacts, index: FactIndex): ReceiptDocument['mission'] {
  const { id, name, brief, description, project, priority, status, tags } = mission;
  const from = Date.parse(mission.launchedAt ?? mission.createdAt);
  const until = Date.parse(mission.endedAt ?? at);
  return {
    ...{ id, name, brief, description, project, priority, status, tags },
    askedBy: index.who(mission.createdById),
    pilot: index.whoOrNull(mission.pilotId),
    createdAt: mission.createdAt,
    launchedAt: mission.launchedAt,
    launchedBy: index.whoOrNull(mission.launchedById),
    endedAt: mission.endedAt,
    endedBy: index.whoOrNull(mission.endedById),
    endReason: mission.endReason,
    targetDate: mission.targetDate,
    activeSeconds: mission.activeSeconds,
    elapsedSeconds: Math.max(0, Math.round((until - from) / 1000)),
    events: index.seqs(id),
  };
}

function contractPart({ contracts }: ReceiptFacts, index: FactIndex): ReceiptDocument['contract'] {
  const inForce = contracts.find((row) => row.status === 'signed');
  const shown = inForce ?? contracts.at(-1);
  if (!shown) return null;
  return {
    inForce: inForce?.version ?? null,
    terms: shown.terms,
    versions: contracts.map((row) => ({
      version: row.version,
      status: row.status,
      termsSha256: row.termsHash,
      proposedBy: index.who(row.proposedById),
      proposedAt: row.proposedAt,
      signedBy: index.whoOrNull(row.signedById),
      signedAt: row.signedAt,
      signatureName: row.signatureName,
      supersededAt: row.supersededAt,
      events: index.seqs(row.id),
    })),
  };
}

function stateParts({ state }: ReceiptFacts, index: FactIndex): ReceiptDocument['state'] {
  return state.map(({ id, kind, status, text, reason, tags, taskId, authorId, createdAt }) => ({
    ...{ id, kind, status, text, reason, tags },
    task: index.taskKeyOrNull(taskId),
    by: index.who(authorId),
    at: createdAt,
    events: index.seqs(id),
  }));
}

function nextPart(facts: ReceiptFacts, index: FactIndex): ReceiptDocument['next'] {
  const { handoffItems, tasks, assertions, questions, state } = facts;
  const disposition = (row: (typeof handoffItems)[number]) =>
    row.disposition && [row.disposition, index.taskKeyOrNull(row.dispositionTaskId)].filter(Boolean).join(' ');
  return {
    recommended: handoffItems
      .filter((row) => row.kind === 'follow_up' && row.disposition !== 'dismissed')
      .map((row) => ({ id: row.id, text: row.text, task: index.taskKey(row.taskId), disposition: disposition(row) })),
    leftovers: handoffItems
      .filter((row) => row.kind !== 'follow_up')
      .map((row) => ({
        ...{ id: row.id, kind: row.kind, text: row.text, blocking: row.blocking },
        task: index.taskKey(row.taskId),
        disposition: disposition(row),
        reason: row.dispositionReason,
        by: index.whoOrNull(row.disposedById),
      })),
    undone: tasks
      .filter((task) => !['done', 'skipped', 'cancelled'].includes(task.status))
      .map((task) => ({ task: task.key, title: task.title, status: task.status })),
    assertionsOpen: assertions
      .filter((row) => row.removedAt === null && ['pending', 'failed'].includes(row.state))
      .map((row) => row.key),
    questions: [
      ...questions.filter((row) => row.status === 'open').map((row) => ({ id: row.id, text: row.text })),
      ...state
        .filter((row) => row.kind === 'question' && row.status === 'active')
        .map(({ id, text }) => ({ id, text })),
    ],
  };
}

function holdParts({ holds }: ReceiptFacts, index: FactIndex): ReceiptDocument['holds'] {
  return holds.map((row) => ({
    reason: row.reason,
    why: row.why,
    openedBy: index.who(row.openedById),
    openedAt: row.openedAt,
    closedBy: index.whoOrNull(row.closedById),
    closedAt: row.closedAt,
    events: index.seqs(row.id),
  }));
}

function orphanParts({ orphans }: ReceiptFacts, index: FactIndex): ReceiptDocument['orphanReports'] {
  return orphans.map((row) => ({
    id: row.id,
    task: index.taskKey(row.taskId),
    attempt: row.attemptNumber,
    by: index.who(row.principalId),
    operation: row.operation,
    at: row.receivedAt,
  }));
}
