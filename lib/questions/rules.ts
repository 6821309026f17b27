import { canonicalJson } from '@/lib/core/canonical-json';
import { folded } from '@/lib/core/similarity';

/** Whom a question is for; `task` names the worker of an upstream task, whoever that was. */
export type To = { addressee: 'person' | 'pilot' | 'task'; aboutTaskId: string | null };

type Asked = To & { summary: string; text: string; choices: readonly string[]; multiSelect: boolean };

/** The same text for questions that ask the same of the same addressee; the order of the choices does not count. */
export function sameText({ addressee, aboutTaskId, summary, text, choices, multiSelect }: Asked): string {
  const asked = { summary: folded(summary), text: folded(text), choices: choices.map(folded).sort() };
  return canonicalJson({ addressee, aboutTaskId, multiSelect, ...asked });
}

/** Below it two questions share little more than their small words. */
export const leastSimilarity = 0.5;
