import { isDiscarded, speaksFor, suffices } from '@/lib/evidence/rules';
import type { Strength } from '@/lib/evidence/schema';
import type { EvidenceKind } from '@/lib/evidence/values';

export type LinkedEvidence = {
  id: string;
  kind: EvidenceKind;
  value: unknown;
  strength: Strength;
  taskId: string | null;
  attemptOutcome: string | null;
  createdAt: Date;
};

export type AssertionTerms = { evidenceKinds: readonly string[]; leastStrength: Strength };

/** Evidence that counts for an assertion: of a task that fulfils it, from an attempt whose work stands. */
export function countingEvidence<E extends LinkedEvidence>(evidence: readonly E[], taskIds: readonly string[]): E[] {
  return evidence.filter(
    ({ taskId, attemptOutcome }) => taskId !== null && taskIds.includes(taskId) && !isDiscarded(attemptOutcome),
  );
}

/** Those that reach the least strength, in a kind that the terms take, and speak for what they claim. */
export function sufficientEvidence<E extends LinkedEvidence>(evidence: readonly E[], terms: AssertionTerms): E[] {
  return evidence.filter(
    (one) =>
      suffices(one.strength, terms.leastStrength) &&
      (terms.evidenceKinds.length === 0 || terms.evidenceKinds.includes(one.kind)) &&
      speaksFor(one),
  );
}

/** What an assertion passes by without anybody's word: at least `checked`, and nothing contradicted beside it. */
export function passingEvidence<E extends LinkedEvidence>(evidence: readonly E[], terms: AssertionTerms): E[] {
  if (evidence.some(({ strength }) => strength === 'contradicted')) return [];
  return sufficientEvidence(evidence, terms).filter(({ strength }) => suffices(strength, 'checked'));
}
