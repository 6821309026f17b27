import { countingEvidence } from '../assertions/rules';
import { speaksFor } from '../evidence/rules';
import { type Strength, strengths } from '../evidence/schema';
import type { FactIndex } from './assemble-index';
import type { EvidenceFact, JsonValue, ReceiptFacts } from './facts';
import type { ReceiptDocument } from './schema';

export function assembleEvidence(facts: ReceiptFacts, index: FactIndex): ReceiptDocument['evidence'] {
  return facts.evidence.map((row) => ({
    id: row.id,
    kind: row.kind,
    task: index.taskKeyOrNull(row.taskId),
    attempt: index.attempt(row.attemptId)?.number ?? null,
    assertion: row.assertionKey,
    said: { by: index.who(row.claimedById), claim: row.claim, value: row.value },
    proved: { strength: row.strength, findings: findingTexts(row.findings) },
    at: row.createdAt,
    events: index.seqs(row.id),
  }));
}

export function assembleAssertions(facts: ReceiptFacts, index: FactIndex): ReceiptDocument['assertions'] {
  const linked = Map.groupBy(facts.evidence, (row) => row.assertionKey);
  return facts.assertions.map((assertion) => {
    const counting = countingFor(assertion.key, linked.get(assertion.key) ?? [], facts, index);
    return {
      key: assertion.key,
      statement: assertion.statement,
      verifiedHow: assertion.verifiedHow,
      leastStrength: assertion.leastStrength,
      state: assertion.state,
      proved: strongest(counting),
      evidence: counting.map((row) => row.id),
      decidedBy: index.whoOrNull(assertion.decidedById),
      decidedAt: assertion.decidedAt,
      reason: assertion.reason,
      removed: assertion.removedAt !== null,
      events: index.seqs(assertion.id),
    };
  });
}

// What the gate counts, the receipt counts: of tasks that stand, from attempts whose work was taken.
function countingFor(key: string, own: readonly EvidenceFact[], facts: ReceiptFacts, index: FactIndex): EvidenceFact[] {
  const taskIds = facts.tasks
    .filter(({ fulfils, status }) => fulfils.includes(key) && !['cancelled', 'skipped'].includes(status))
    .map(({ id }) => id);
  const linked = own.map((row) => ({
    ...{ id: row.id, kind: row.kind, value: row.value, strength: row.strength, taskId: row.taskId, row },
    attemptOutcome: index.attempt(row.attemptId)?.outcome ?? null,
    createdAt: new Date(row.createdAt),
  }));
  return countingEvidence(linked, taskIds).map(({ row }) => row);
}

// One piece that suffices is enough for an assertion, but a single contradiction outweighs all others.
function strongest(rows: readonly EvidenceFact[]): Strength {
  if (rows.some((row) => row.strength === 'contradicted')) return 'contradicted';
  const found = rows.filter(speaksFor).map((row) => row.strength);
  return strengths.findLast((strength) => found.includes(strength)) ?? 'none';
}

function findingTexts(findings: JsonValue): string[] {
  if (!Array.isArray(findings)) return [];
  return findings.map((finding) => (typeof finding === 'string' ? finding : JSON.stringify(finding)));
}

export function assembleArtifacts(facts: ReceiptFacts, index: FactIndex): ReceiptDocument['artifacts'] {
  return facts.artifacts.map((artifact) => ({
    id: artifact.id,
    name: artifact.name,
    mediaType: artifact.mediaType,
    size: Number(artifact.size),
    sha256: artifact.sha256,
    stored: artifact.stored,
    address: artifact.address,
    task: index.taskKeyOrNull(artifact.taskId),
    by: index.who(artifact.createdById),
    at: artifact.createdAt,
    events: index.seqs(artifact.id),
  }));
}
