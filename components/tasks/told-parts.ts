import { plural } from '@/lib/receipts/words';

export type ToldPart = { name: string; note: string; tokens: number };

type Known = Record<string, unknown>;

// English prose and JSON come to about four characters a token with every tokenizer in use; a rough figure suffices.
const charactersPerToken = 4;
const tokensOf = (value: unknown): number => Math.ceil(JSON.stringify(value ?? '').length / charactersPerToken);

const isKnown = (value: unknown): value is Known =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): Known[] => (Array.isArray(value) ? value.filter(isKnown) : []);
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

export const partNames: Record<string, string> = {
  mission: 'Mission',
  task: 'Task',
  sentBack: 'Sent back',
  checkpoint: 'Checkpoint',
  previous: 'Attempt before',
  answers: 'Answers',
  actions: 'Decided actions',
  notes: 'Notes of people',
  state: 'State',
  prunedBranches: 'Pruned branches',
  pastLearnings: 'Learnings of past missions',
};
/** Said of every package, or not told to the worker as matter of its own. */
const unlisted = new Set(['format', 'reading', 'omitted', 'budgetLeft', 'upstream', 'contract']);

/**
 * What a context is made of, each part with its weight; parts that hold nothing are left out. It is read leniently:
 * what an attempt was told years ago must be shown although the package has had other parts since.
 */
export function toldParts(context: unknown): ToldPart[] {
  if (!isKnown(context)) return [];
  const part = (name: string, note: string, value: unknown): ToldPart => ({ name, note, tokens: tokensOf(value) });
  const others = Object.entries(context)
    .filter(([key, value]) => !unlisted.has(key) && !isEmpty(value))
    .map(([key, value]) => part(partNames[key] ?? key, noteOf(key, value), value));
  return [
    ...(isKnown(context.contract)
      ? [part(`Contract v${text(context.contract.version)}`, clauseNote(context.contract), context.contract)]
      : []),
    ...others,
    ...list(context.upstream).map((work) => part(`Handoff of ${text(work.taskKey)}`, upstreamNote(work), work)),
  ];
}

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

function noteOf(key: string, value: unknown): string {
  if (Array.isArray(value)) return plural(value.length, 'entry', 'entries');
  if (!isKnown(value)) return '';
  if (key === 'task') return `${text(value.key)}, ${text(value.attemptsLeft)} attempts left`;
  if (key === 'checkpoint') return `of attempt ${text(value.attemptNumber)}`;
  return text(value.name) || text(value.outcome);
}

const clauseNote = (contract: Known): string =>
  [...list(contract.clauses).map(({ id }) => text(id)), ...list(contract.assertions).map(({ key }) => text(key))].join(
    ' ',
  );

function upstreamNote({ handoff, leftovers, artifacts }: Known): string {
  const notes = [
    handoff ? 'summary' : 'no handoff',
    list(leftovers).length > 0 ? plural(list(leftovers).length, 'leftover') : '',
    list(artifacts).length > 0 ? plural(list(artifacts).length, 'artifact') : '',
  ];
  return notes.filter(Boolean).join(', ');
}

/** What was left out for size, in words; empty where everything fitted. */
export const leftOut = (context: unknown): string =>
  isKnown(context)
    ? list(context.omitted)
        .map(({ what }) => text(what))
        .join(', ')
    : '';
