import { kindsOfTerms } from './kinds-of-terms';
import { kindsOfWork } from './kinds-of-work';
import { kindsOfWorkers } from './kinds-of-workers';
import type { KindRule, Outcome } from './outcomes';
import type { AttentionKind } from './schema';

/** Every kind of item: what is asked, who may answer how, and what happens otherwise. */
export const kinds: Record<AttentionKind, KindRule> = { ...kindsOfTerms, ...kindsOfWork, ...kindsOfWorkers };

/** The cause that a choice to leave an item stands for: while it is the same, the item is not raised again. */
export function standingOf(
  item: { kind: AttentionKind; attemptId: string | null },
  mission: { budgetMicros: bigint | null; budgetTokens: bigint | null },
): string {
  if (item.kind === 'budget_warning') return `${mission.budgetMicros ?? ''} ${mission.budgetTokens ?? ''}`;
  return item.attemptId ?? '';
}

/** The outcome of this name, if the kind has it. */
export function findOutcome(kind: AttentionKind, name: string): Outcome | undefined {
  return kinds[kind].outcomes.find((outcome) => outcome.name === name);
}
