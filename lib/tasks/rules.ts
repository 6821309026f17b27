import type { ContractTerms } from '@/lib/contracts/schema';
import { findCycle, sortByDependency } from '@/lib/graph/paths';
import type { TaskStatus } from './schema';
import type { RunNeed } from './schema-view';

/** Every move of a task. moveTask lets no other pass, whoever asks. */
export const taskMoves: Record<TaskStatus, readonly TaskStatus[]> = {
  todo: ['in_progress', 'blocked', 'failed', 'skipped', 'cancelled'],
  in_progress: ['todo', 'review', 'done', 'blocked', 'failed', 'skipped', 'cancelled'],
  review: ['todo', 'done', 'failed', 'skipped', 'cancelled'],
  blocked: ['todo', 'blocked', 'skipped', 'cancelled'],
  failed: ['todo', 'skipped', 'cancelled'],
  done: [],
  skipped: [],
  cancelled: [],
};

/** Ways back of an undo, until the effect is consumed: of a review, and of adding or replacing a task. */
export const undoMoves: readonly (readonly [TaskStatus, TaskStatus])[] = [
  ['done', 'review'],
  ['todo', 'review'],
  ['failed', 'review'],
  ['cancelled', 'todo'],
  ['cancelled', 'failed'],
];

export function mayMoveTask(from: TaskStatus, to: TaskStatus, undo = false): boolean {
  return undo ? undoMoves.some(([a, b]) => a === from && b === to) : taskMoves[from].includes(to);
}

type Attempts = { maxAttempts: number; extraAttempts: number };

/** Attempts that a task may use: its own number and what retries added, within the contract's attempts per task. */
export const attemptsAllowed = (task: Attempts, terms: ContractTerms | undefined): number =>
  Math.min(task.maxAttempts + task.extraAttempts, contractAttempts(terms));

const contractAttempts = (terms: ContractTerms | undefined): number =>
  terms?.budget.attemptsPerTask ?? Number.POSITIVE_INFINITY;

type FallbackFacts = {
  attemptsUsed: number;
  fallbackToId: string | null;
  fallbackModel: string | null;
  fallbackAfter: number | null;
};

/**
 * Whether a task's next attempt is its fallback's and was not given to it yet: the last of what is allowed, where a
 * fallback brings one attempt more than the task's own, and never the first.
 */
export function isFallbackDue(task: Attempts & FallbackFacts, terms: ContractTerms | undefined): boolean {
  const { maxAttempts, extraAttempts, attemptsUsed, fallbackToId, fallbackModel, fallbackAfter } = task;
  if (fallbackAfter !== null || (fallbackToId ?? fallbackModel) === null || attemptsUsed === 0) return false;
  const last = attemptsAllowed({ maxAttempts: maxAttempts + 1, extraAttempts }, terms);
  return attemptsUsed + 1 >= last && attemptsUsed < contractAttempts(terms);
}

/** Whether the task's present or next attempt is its fallback's. One that was given back is not used. */
export const isFallbackInForce = ({ attemptsUsed, fallbackAfter, fallbackToId, fallbackModel }: FallbackFacts) =>
  fallbackAfter === attemptsUsed && (fallbackToId ?? fallbackModel) !== null;

/** How tasks stand in a list: what moves or wants a hand first, what is over last. `ready` is a todo to be claimed. */
export const taskStandings = [
  'ready',
  'in_progress',
  'review',
  'blocked',
  'failed',
  'todo',
  'done',
  'skipped',
  'cancelled',
] as const;

/** While a task is in one of these, its mission is in execute. */
export const openStatuses = ['todo', 'in_progress', 'review', 'blocked', 'failed'] as const satisfies TaskStatus[];
export const isOpen = (status: TaskStatus): boolean => openStatuses.some((open) => open === status);

/** Whether dependents may go on. */
export const satisfies = (status: TaskStatus): boolean => status === 'done' || status === 'skipped';

/** Whether a task has not begun: its dependencies may still be moved to another task. */
export const isUnstarted = (status: TaskStatus): boolean =>
  status === 'todo' || status === 'blocked' || status === 'failed';

/** `to` waits for `from`. */
export type Link = { from: string; to: string };

/**
 * The circle that `added` closes, first to last and back to the first; null when there is none. Linear where there is
 * none, which is nearly always.
 */
export function findClosedCircle(standing: readonly Link[], added: readonly Link[]): string[] | null {
  const links = [...standing, ...added];
  const ids = [...new Set(links.flatMap(({ from, to }) => [from, to]))];
  const position = new Map(sortByDependency(ids, links).map((id, index) => [id, index]));
  const inOrder = ({ from, to }: Link) => (position.get(from) ?? 0) < (position.get(to) ?? 0);
  if (links.every(inOrder)) return null;
  for (const [index, link] of added.entries()) {
    const circle = findCycle([...standing, ...added.slice(0, index)], link.from, link.to);
    if (circle) return circle;
  }
  return null;
}

/** Whether a task says something about each of the eight things that it needs to be ready to run. */
export type RunFacts = {
  hasWorker: boolean;
  hasModelPolicy: boolean;
  hasContext: boolean;
  hasTools: boolean;
  hasCriteria: boolean;
  hasBudget: boolean;
  hasFallback: boolean;
  hasVerification: boolean;
};

const runNeeds: readonly (readonly [RunNeed, keyof RunFacts])[] = [
  ['worker', 'hasWorker'],
  ['model_policy', 'hasModelPolicy'],
  ['context', 'hasContext'],
  ['tools', 'hasTools'],
  ['criteria', 'hasCriteria'],
  ['budget', 'hasBudget'],
  ['fallback', 'hasFallback'],
  ['verification', 'hasVerification'],
];

/** What a task lacks to be ready to run. */
export function missingNeeds(task: RunFacts): RunNeed[] {
  return runNeeds.filter(([, has]) => !task[has]).map(([need]) => need);
}
