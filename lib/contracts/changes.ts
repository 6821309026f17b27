import { closed } from '@/lib/core/text';
import { t } from '@/lib/core/words';
import { clausesOf } from './clauses';
import type { ContractTerms } from './schema';
import type { Clause, ClauseChange } from './schema-view';

/** What changed between two versions, clause by clause, in the order of the newer one; removed clauses come last. */
export function changesBetween(before: ContractTerms | null, after: ContractTerms): ClauseChange[] {
  const old = sayings(before);
  const young = sayings(after);
  const changes: ClauseChange[] = [];
  for (const [id, { title, words }] of young) {
    const was = old.get(id);
    if (!was) changes.push({ id, title, change: 'added', before: null, after: words });
    else if (was.words !== words) changes.push({ id, title, change: 'changed', before: was.words, after: words });
  }
  for (const [id, { title, words }] of old)
    if (!young.has(id)) changes.push({ id, title, change: 'removed', before: words, after: null });
  return changes;
}

type Saying = { title: string; words: string };

// A part's own sentences (evidence, cadence) share its number, so they are compared as one text.
function sayings(terms: ContractTerms | null): Map<string, Saying> {
  const found = new Map<string, Saying>();
  for (const clause of terms ? clausesOf(terms) : []) {
    if (clause.isDefault) continue;
    const words = `${closed(clause.words)}${precise(terms, clause)}`;
    const before = found.get(clause.id);
    found.set(clause.id, { title: clause.title, words: before ? `${before.words} ${words}` : words });
  }
  return found;
}

// What the server matches on is part of a clause even where its words stay the same.
function precise(terms: ContractTerms | null, { id, section }: Clause): string {
  if (section === 'target') return assertionTerms(terms, id);
  const rule = [...(terms?.allowed ?? []), ...(terms?.restricted ?? []), ...(terms?.forbidden ?? [])].find(
    (clause) => clause.id === id,
  );
  if (!rule || rule.tools.length + rule.actions.length === 0) return '';
  return ` (${[...rule.tools, ...rule.actions].join(', ')})`;
}

function assertionTerms(terms: ContractTerms | null, key: string): string {
  const found = terms?.assertions.find((assertion) => assertion.key === key);
  if (!found) return '';
  const kinds = found.evidenceKinds.length > 0 ? found.evidenceKinds.join(', ') : t`any evidence`;
  return t` (${kinds}, at least ${found.leastStrength}${found.verifiedHow ? `; ${closed(found.verifiedHow)}` : ''})`;
}
