import type { Section } from '@/lib/contracts/schema';
import type { Clause, ClauseChange, ContractVersion } from '@/lib/contracts/schema-view';

/** One line of the agreement: what it says, and what it said before where that differs. */
export type ClauseLine = {
  id: string;
  /** "4.1", "A3"; empty where the part has one sentence of its own. */
  number: string;
  words: string;
  change: ClauseChange | null;
  /** Who enforces it and how; null where the line above says the same. */
  enforced: Pick<Clause, 'enforcedBy' | 'how'> | null;
};
export type ClausePart = { section: Section; id: string; title: string; isDefault: boolean; lines: ClauseLine[] };

/** The clauses part by part as a page reads them, with the changes against the version before in their places. */
export function partsOf({ clauses, changes }: Pick<ContractVersion, 'clauses' | 'changes'>): ClausePart[] {
  const parts = new Map<Section, ClausePart>();
  for (const clause of clauses) {
    const part = parts.get(clause.section) ?? emptyPart(clause);
    parts.set(clause.section, part);
    part.isDefault &&= clause.isDefault;
    const change = changes.find(({ id }) => id === clause.id) ?? null;
    // Sentences that share a number are compared as one: the first carries the whole difference.
    if (change?.after && part.lines.some(({ id }) => id === clause.id)) continue;
    const { id, words, enforcedBy, how } = clause;
    part.lines.push({ id, number: numberOf(id), words, change, enforced: { enforcedBy, how } });
  }
  for (const part of parts.values()) {
    part.lines.push(...removedLines(part, changes));
    sayOnce(part.lines);
  }
  return [...parts.values()];
}

const emptyPart = ({ id, section, title }: Clause): ClausePart => ({
  section,
  id: id.split('.')[0] ?? id,
  title,
  isDefault: true,
  lines: [],
});

const numberOf = (id: string): string => (id.startsWith('A') ? id : (id.split('.')[1] && id.slice(1)) || '');

const removedLines = ({ title }: ClausePart, changes: readonly ClauseChange[]): ClauseLine[] =>
  changes
    .filter((change) => change.change === 'removed' && change.title === title)
    .map((change) => ({
      id: change.id,
      number: numberOf(change.id),
      words: change.before ?? '',
      change,
      enforced: null,
    }));

function sayOnce(lines: ClauseLine[]): void {
  let above = '';
  for (const line of lines) {
    if (!line.enforced) continue;
    const said = `${line.enforced.enforcedBy} ${line.enforced.how}`;
    if (said === above) line.enforced = null;
    above = said;
  }
}
