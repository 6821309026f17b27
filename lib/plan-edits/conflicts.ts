import 'server-only';
import { DomainError } from '@/lib/core/errors';
import type { MissionChange } from '@/lib/missions/change';
import type { TaskChanges } from '@/lib/tasks/schema';
import type { WholeTask } from '@/lib/tasks/whole';
import { readMilestones, readPlannedTasks } from './record';
import { type Difference, fieldWord, isSame, type MilestoneState, type PlannedTask, without } from './rules';

type Conflict = { path: string; message: string };
type Now = { tasks: ReadonlyMap<string, PlannedTask>; milestones: ReadonlyMap<string, MilestoneState> };
type Of<K extends Difference['kind']> = Extract<Difference, { kind: K }>;

/** Refuses to bring these differences about where what they start from was changed by somebody since. */
export async function refuseConflicts(change: MissionChange, differences: readonly Difference[]): Promise<void> {
  const { tx, mission } = change;
  const named = differences.flatMap((one) => [
    one.id,
    ...(one.kind === 'replaced' ? [one.by.id] : []),
    ...(one.kind === 'edges' ? one.after.map(({ id }) => id) : []),
    ...(one.kind === 'milestone' ? (one.after?.tasks ?? []) : []),
  ]);
  const tasks = await readPlannedTasks(tx, mission.id, named);
  const now: Now = {
    tasks: new Map(tasks.map((task) => [task.id, task])),
    milestones: await readMilestones(tx, mission.id),
  };
  const conflicts = differences.flatMap((one) => conflictsOf(one, now));
  if (conflicts.length === 0) return;
  const more = conflicts.length > 1 ? ` ${conflicts.length} things differ.` : '';
  throw new DomainError('conflict', {
    detail: `${conflicts[0]?.message}${more}`,
    next: 'Look at what stands there now; change it by hand, or undo the edit before this one.',
    errors: conflicts,
  });
}

function conflictsOf(one: Difference, now: Now): Conflict[] {
  if (one.kind === 'milestone') return ofMilestone(one, now);
  const task = now.tasks.get(one.id);
  if (one.kind === 'task') return one.before === null ? [] : ofWhole(one, task);
  if (one.kind === 'replaced') return [...ofWhole(one, task), ...ofVerdicts(one, now)];
  if (!task) return [deleted(one.key)];
  return one.kind === 'fields' ? ofFields(one, task, now) : ofEdges(one, now);
}

const deleted = (key: string): Conflict => ({ path: key, message: `${key} was deleted since.` });

// What follows from the rest, or is counted.
const derived = new Set(['version', 'updated_at', 'ready_at', 'ended_at']);

/** What is to go, or to be replaced by another, must be as it was left: nobody else's work goes with it. */
function ofWhole({ key, before }: Of<'task' | 'replaced'>, task: PlannedTask | undefined): Conflict[] {
  if (!task || !before) return [deleted(key)];
  if (task.whole.row.last_attempt !== before.row.last_attempt)
    return [{ path: key, message: `${key} was claimed since, so that it is more than an edit to take back.` }];
  const columns = Object.keys(before.row).filter((name) => !derived.has(name));
  const hanging = Object.keys(linkWords) as (keyof typeof linkWords)[];
  const differing = [
    ...columns
      .filter((name) => !isSame(task.whole.row[name], before.row[name]))
      .map((name) => `its ${name.replace(/_id$/, '').replaceAll('_', ' ')}`),
    ...hanging.filter((link) => !isSame(task.whole[link], before[link])).map((link) => linkWords[link]),
  ];
  return differing.map((what) => ({ path: key, message: `Somebody changed ${key} since: ${what}.` }));
}

/** A verdict on what the replacement fulfils, or on what the replaced task did, as it stood then. */
function ofVerdicts({ id, by, before }: Of<'replaced'>, { tasks }: Now): Conflict[] {
  const holder = tasks.get(before.supersededBy.includes(by.id) ? by.id : id);
  return (holder?.whole.verdicts ?? [])
    .filter((verdict) => !before.verdicts?.some((earlier) => isSame(earlier, verdict)))
    .map(({ key }) => ({ path: key, message: `${key} was decided since.` }));
}

const linkWords = {
  dependsOn: 'what it waits for',
  dependents: 'what waits for it',
  assignedTo: 'who does it',
  notBy: 'who may not do it',
  excludedBy: 'whom it excludes elsewhere',
  supersededBy: 'what replaces it',
} satisfies Partial<Record<keyof WholeTask, string>>;

/** A field may be as it was left or already as it shall be. */
function ofFields({ key, before, after }: Of<'fields'>, { planned }: PlannedTask, { milestones }: Now): Conflict[] {
  const fields = Object.keys(after) as (keyof TaskChanges)[];
  const changed = fields.filter(
    (field) => !isSame(planned[field], before[field]) && !isSame(planned[field], after[field]),
  );
  const { milestoneId } = after;
  const gone = typeof milestoneId === 'string' && !milestones.has(milestoneId);
  return [
    ...changed.map((field) => ({
      path: `${key}.${field}`,
      message: changedWords(key, field, before[field], planned[field]),
    })),
    ...(gone ? [{ path: `${key}.milestoneId`, message: `The milestone in which ${key} was is no longer there.` }] : []),
  ];
}

function changedWords(key: string, field: string, left: unknown, now: unknown): string {
  const [yours, theirs] = [quoted(left), quoted(now)];
  const what = `the ${fieldWord(field)} of ${key}`;
  return yours === null || theirs === null
    ? `Somebody changed ${what} since.`
    : `Somebody changed ${what} since: you left ${yours}, now it is ${theirs}.`;
}

// A longer text would drown the sentence.
const longestQuote = 80;

function quoted(value: unknown): string | null {
  if (value === null || value === '') return 'nothing';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  return `“${value.length > longestQuote ? `${value.slice(0, longestQuote)}…` : value}”`;
}

function ofEdges({ key, before, after }: Of<'edges'>, { tasks }: Now): Conflict[] {
  return without(after, before)
    .filter(({ id }) => !tasks.has(id))
    .map((other) => ({ path: key, message: `${other.key}, for which ${key} waited, was deleted since.` }));
}

function ofMilestone({ id, before, after }: Of<'milestone'>, { milestones, tasks }: Now): Conflict[] {
  const conflict = (name: string, message: string): Conflict => ({ path: `milestone ${name}`, message });
  if (before === null) {
    const moved = (after?.tasks ?? []).flatMap((taskId) => {
      const task = tasks.get(taskId);
      return task && task.planned.milestoneId !== null ? [task.key] : [];
    });
    const name = after?.name ?? '';
    return moved.length === 0 ? [] : [conflict(name, `${moved.join(', ')} stand in another milestone since.`)];
  }
  const now = milestones.get(id);
  if (!now) return [conflict(before.name, `The milestone ${before.name} was deleted since.`)];
  const fields = (['name', 'gate', 'position', 'tasks'] as const).filter((field) =>
    after === null ? field !== 'position' : !isSame(before[field], after[field]),
  );
  return fields
    .filter((field) => !isSame(now[field], before[field]) && !(after && isSame(now[field], after[field])))
    .map((field) => conflict(before.name, `Somebody changed the ${field} of the milestone ${before.name} since.`));
}
