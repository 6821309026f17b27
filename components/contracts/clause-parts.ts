import type { Section } from '@/lib/contracts/schema';
import type { Clause, ClauseChange, ContractVersion } from '@/lib/contracts/schema-view';

/** One line of the agreement: what it says, and what it said before where that differs. */
export type ClauseLine = {
  id: string;
  /** "4.1", "A3"; empty where the part has one sentence of its own. */
  number: string;
  words: string;
  change: ClauseChange | null;
};
/** Lines that the same one enforces in the same way; nobody enforces what was removed. */
export type ClauseRun = { enforced: Pick<Clause, 'enforcedBy' | 'how'> | null; lines: ClauseLine[] };
export type ClausePart = { section: Section; id: string; title: string; isDefault: boolean; runs: ClauseRun[] };

/** The clauses part by part as a page reads them, with the changes against the version before in their places. */
export function partsOf({ clauses, changes }: Pick<ContractVersion, 'clauses' | 'changes'>): ClausePart[] {
  const parts = new Map<Section, ClausePart>();
  const said = new Set<string>();
  for (const clause of clauses) {
    const part = parts.get(clause.section) ?? emptyPart(clause);
    parts.set(clause.section, part);
    part.isDefault &&= clause.isDefault;
    const change = changes.find(({ id }) => id === clause.id) ?? null;
    // Sentences that share a number are compared as one: the first carries the whole difference.
    if (!change?.after || !said.has(clause.id)) addLine(part, clause, change);
    said.add(clause.id);
  }
  for (const part of parts.values()) addRemoved(part, changes);
  return [...parts.values()];
}

const emptyPart = ({ id, section, title }: Clause): ClausePart => ({
  section,
  id: id.split('.')[0] ?? id,
  title,
  isDefault: true,
  runs: [],
});

const numberOf = (id: string): string => (id.startsWith('A') ? id : (id.split('.')[1] && id.slice(1)) || '');

function addLine({ runs }: ClausePart, { id, words, enforcedBy, how }: Clause, change: ClauseChange | null): void {
  const line = { id, number: numberOf(id), words, change };
  const last = runs.at(-1);
  if (last?.enforced?.enforcedBy === enforcedBy && last.enforced.how === how) last.lines.push(line);
  else runs.push({ enforced: { enforcedBy, how }, lines: [line] });
}

function addRemoved(part: ClausePart, changes: readonly ClauseChange[]): void {
  const removed = changes.filter(({ change, title }) => change === 'removed' && title === part.title);
  if (removed.length === 0) return;
  const lines = removed.map((change) => ({ id: change.id, number: numberOf(change.id), words: '', change }));
  part.runs.push({ enforced: null, lines });
}
