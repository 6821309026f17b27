import { canonicalJson } from '@/lib/core/canonical-json';
import { plural, t } from '@/lib/core/words';
import type { TaskChanges } from '@/lib/tasks/schema';
import type { WholeTask } from '@/lib/tasks/whole';

type Named = { id: string; key: string };
type Turn<T> = { before: T; after: T };
export type MilestoneState = { name: string; gate: boolean; position: number; tasks: string[] };

/** What an edit changed: as it was before and as the edit left it, of exactly the things that differ. */
export type Difference =
  | ({ kind: 'task'; id: string; key: string } & Turn<WholeTask | null>)
  | ({ kind: 'replaced'; id: string; key: string; by: Named } & Turn<WholeTask>)
  | ({ kind: 'fields'; id: string; key: string } & Turn<TaskChanges>)
  | ({ kind: 'edges'; id: string; key: string } & Turn<Named[]>)
  | ({ kind: 'milestone'; id: string } & Turn<MilestoneState | null>);

/** The same edit the other way round: undoing it is doing this. */
export const turned = (differences: readonly Difference[]): Difference[] =>
  differences.map((one) => ({ ...one, before: one.after, after: one.before }) as Difference).toReversed();

export const isSame = (one: unknown, other: unknown): boolean =>
  canonicalJson(one ?? null) === canonicalJson(other ?? null);

export type PlannedTask = { id: string; key: string; whole: WholeTask; planned: TaskChanges };

/** What differs between two readings of the same tasks. */
export function compareTasks(
  before: readonly PlannedTask[],
  after: readonly PlannedTask[],
  keyOf: (taskId: string) => string,
): Difference[] {
  const earlier = new Map(before.map((task) => [task.id, task]));
  const later = new Map(after.map((task) => [task.id, task]));
  const added = after.filter(({ id }) => !earlier.has(id));
  const all = [...before, ...added];
  return all.flatMap((task): Difference[] => {
    const { id, key } = task;
    const [was, is] = [earlier.get(id), later.get(id)];
    if (!was || !is) return [{ kind: 'task', id, key, before: was?.whole ?? null, after: is?.whole ?? null }];
    const by = added.find(({ whole }) => whole.row.supersedes_id === id);
    if (by) return [{ kind: 'replaced', id, key, by: { id: by.id, key: by.key }, before: was.whole, after: is.whole }];
    const named = (ids: readonly string[]) => ids.map((other) => ({ id: other, key: keyOf(other) }));
    const edges = { before: named(was.whole.dependsOn), after: named(is.whole.dependsOn) };
    return [
      ...fieldsThatDiffer(id, key, was.planned, is.planned),
      ...(isSame(edges.before, edges.after) ? [] : [{ kind: 'edges' as const, id, key, ...edges }]),
    ];
  });
}

function fieldsThatDiffer(id: string, key: string, was: TaskChanges, is: TaskChanges): Difference[] {
  const fields = (Object.keys(is) as (keyof TaskChanges)[]).filter((field) => !isSame(was[field], is[field]));
  if (fields.length === 0) return [];
  const pick = (from: TaskChanges) => Object.fromEntries(fields.map((field) => [field, from[field] ?? null]));
  return [{ kind: 'fields', id, key, before: pick(was), after: pick(is) }];
}

/** The edges of one reading that the other lacks. */
export const without = (some: readonly Named[], others: readonly Named[]): Named[] =>
  some.filter(({ id }) => !others.some((other) => other.id === id));

const fieldWords: Partial<Record<string, string>> = {
  milestoneId: 'milestone',
  branchId: 'branch',
  estimateMinutes: 'estimate',
  estimateMoney: t`estimated cost`,
  dueAt: t`due date`,
  maxAttempts: 'attempts',
  assignedTo: t`who does it`,
  fallbackTo: t`who makes the last attempt`,
  notBy: t`who may not`,
  isValidation: 'validation',
  evidenceRequired: 'evidence',
  fulfils: 'assertions',
};

/** "dueAt" → "due date", "outputSchema" → "output schema". */
export const fieldWord = (field: string): string =>
  fieldWords[field] ?? field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

// More names would not be read in a tooltip.
const mostFields = 3;

/** What was done, as a verb: "rename T4", "delete 3 tasks", "let T4 wait for T2". */
export function wordsOf(differences: readonly Difference[]): string {
  const [first] = differences;
  if (!first) return t`change nothing`;
  const milestone = differences.find((one) => one.kind === 'milestone');
  if (milestone) return milestoneWords(milestone);
  if (first.kind === 'milestone') return '';
  const replaced = differences.filter((one) => one.kind === 'replaced');
  if (replaced[0])
    return replaced.length > 1
      ? t`replace ${replaced.length} tasks`
      : t`replace ${replaced[0].key} by ${replaced[0].by.key}`;
  const tasks = new Set(differences.map((one) => one.id));
  const what = tasks.size === 1 ? first.key : t`${tasks.size} tasks`;
  if (first.kind === 'task') return `${first.before === null ? 'add' : 'delete'} ${what}`;
  if (tasks.size > 1 || differences.length > 1) return t`edit ${what}`;
  return first.kind === 'edges' ? edgeWords(first) : `${editWords(Object.keys(first.after), what)}`;
}

function milestoneWords({ before, after }: Turn<MilestoneState | null>): string {
  const name = after?.name ?? before?.name ?? '';
  if (before && after && before.name !== name) return t`rename milestone ${before.name}`;
  return t`${before === null ? 'add' : after === null ? 'delete' : 'edit'} milestone ${name}`;
}

function editWords(fields: readonly string[], what: string): string {
  if (fields.length === 1 && fields[0] === 'title') return t`rename ${what}`;
  const named = fields.slice(0, mostFields).map(fieldWord).join(', ');
  return t`edit ${what}: ${named}${fields.length > mostFields ? ', …' : ''}`;
}

function edgeWords({ key, before, after }: { key: string } & Turn<Named[]>): string {
  const [added, removed] = [without(after, before), without(before, after)];
  const [other] = [...added, ...removed];
  if (added.length + removed.length !== 1 || !other) return t`change what ${key} waits for`;
  return plural(added.length, {
    one: t`let ${key} wait for ${other.key}`,
    other: t`let ${key} wait no longer for ${other.key}`,
  });
}
