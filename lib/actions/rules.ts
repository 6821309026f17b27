import { canonicalJson } from '@/lib/core/canonical-json';

/** The text that stands for one exact action: tool, action and parameters, and nothing else (R11). */
export function canonicalAction(action: { tool: string; action: string; parameters: unknown }): string {
  const { tool, action: name, parameters } = action;
  return canonicalJson({ tool, action: name, parameters });
}

/** The text that stands for what the clauses said when somebody asked: other words, another approval. */
export function canonicalClauses(clauses: readonly { id: string; words: string }[]): string {
  return canonicalJson(clauses.map(({ id, words }) => ({ id, words })).toSorted((a, b) => (a.id < b.id ? -1 : 1)));
}

/** How long an approval waits to be used where the contract says nothing. */
export const approvalValidHours = 24;
/** How long a request waits for a person where the contract says nothing: nothing is done past it. */
export const requestValidHours = 72;
