import { plural, t } from '@/lib/core/words';

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
  mission: t`Mission`,
  task: t`Task`,
  sentBack: t`Sent back`,
  checkpoint: t`Checkpoint`,
  previous: t`Attempt before`,
  answers: t`Answers`,
  actions: t`Decided actions`,
  notes: t`Notes of people`,
  state: t`State`,
  prunedBranches: t`Pruned branches`,
  pastLearnings: t`Learnings of past missions`,
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
      ? [part(t`Contract v${text(context.contract.version)}`, clauseNote(context.contract), context.contract)]
      : []),
    ...others,
    ...list(context.upstream).map((work) => part(t`Handoff of ${text(work.taskKey)}`, upstreamNote(work), work)),
  ];
}

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

function noteOf(key: string, value: unknown): string {
  if (Array.isArray(value)) return plural(value.length, { one: t`1 entry`, other: t`${value.length} entries` });
  if (!isKnown(value)) return '';
  if (key === 'task') return t`${text(value.key)}, ${text(value.attemptsLeft)} attempts left`;
  if (key === 'checkpoint') return t`of attempt ${text(value.attemptNumber)}`;
  return text(value.name) || text(value.outcome);
}

const clauseNote = (contract: Known): string =>
  [...list(contract.clauses).map(({ id }) => text(id)), ...list(contract.assertions).map(({ key }) => text(key))].join(
    ' ',
  );

function upstreamNote({ handoff, leftovers, artifacts }: Known): string {
  const notes = [
    handoff ? t`summary` : t`no handoff`,
    list(leftovers).length > 0
      ? plural(list(leftovers).length, { one: t`1 leftover`, other: t`${list(leftovers).length} leftovers` })
      : '',
    list(artifacts).length > 0
      ? plural(list(artifacts).length, { one: t`1 artifact`, other: t`${list(artifacts).length} artifacts` })
      : '',
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
