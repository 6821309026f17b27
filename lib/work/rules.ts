import { speaksFor, suffices, weakest } from '@/lib/evidence/rules';
import type { EvidenceClaim, Strength } from '@/lib/evidence/schema';
import type { EvidenceRule } from '@/lib/tasks/schema';

export type Piece = { id: string; kind: string; value: unknown; strength: Strength };
export type Matched = { missing: EvidenceRule[]; proof: Strength };

const rank: Record<Strength, number> = { contradicted: -1, none: 0, reported: 1, checked: 2, verified: 3 };

/**
 * Which required evidence is missing: each rule takes one piece of its kind, strong enough and speaking for the work;
 * no piece counts twice. `proof` is the weakest of what fulfils the rules or, without rules, of everything there is.
 */
export function matchEvidence(rules: readonly EvidenceRule[], pieces: readonly Piece[]): Matched {
  if (rules.length === 0) return { missing: [], proof: weakest(pieces.map(({ strength }) => strength)) };
  const free = pieces.filter(isGood).toSorted((a, b) => rank[a.strength] - rank[b.strength]);
  const missing: EvidenceRule[] = [];
  const used: Strength[] = [];
  // The strictest rule chooses first and takes the weakest piece that suffices it, so that no match is wasted.
  for (const rule of rules.toSorted((a, b) => rank[b.leastStrength] - rank[a.leastStrength])) {
    const index = free.findIndex(({ kind, strength }) => kind === rule.kind && suffices(strength, rule.leastStrength));
    const [piece] = index < 0 ? [] : free.splice(index, 1);
    if (piece) used.push(piece.strength);
    else missing.push(rule);
  }
  return { missing, proof: missing.length > 0 ? 'none' : weakest(used) };
}

const isGood = ({ kind, value, strength }: Piece): boolean =>
  strength !== 'contradicted' && speaksFor({ kind, value } as EvidenceClaim);

/** Releases in a row without progress after which a person looks: the task may be wrong rather than the workers. */
export const releasesBeforeAttention = 3;
