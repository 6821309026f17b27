import { canonicalJson } from '@/lib/core/canonical-json';

/** Whom a question is for; `task` names the worker of an upstream task, whoever that was. */
export type To = { addressee: 'person' | 'pilot' | 'task'; aboutTaskId: string | null };

type Asked = To & { summary: string; text: string; choices: readonly string[]; multiSelect: boolean };

const folded = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** The same text for questions that ask the same of the same addressee; the order of the choices does not count. */
export function sameText({ addressee, aboutTaskId, summary, text, choices, multiSelect }: Asked): string {
  const asked = { summary: folded(summary), text: folded(text), choices: choices.map(folded).sort() };
  return canonicalJson({ addressee, aboutTaskId, multiSelect, ...asked });
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** The share of words that two texts have in common, 0 to 1. */
export function similarity(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.size + b.size === 0) return 0;
  return (2 * [...a].filter((word) => b.has(word)).length) / (a.size + b.size);
}

/** Below it two questions share little more than their small words. */
export const leastSimilarity = 0.5;
