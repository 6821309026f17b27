import { t } from '@/lib/core/words';
import type { Cause, GraphEdge, TaskStatus } from './schema';

type Link = Pick<GraphEdge, 'from' | 'to'>;

/** Whether a dependency on a task in this status is satisfied. */
export const isSatisfied = (status: TaskStatus): boolean => status === 'done' || status === 'skipped';

/** Whether nothing more will happen to a task in this status by itself. */
export const isSettled = (status: TaskStatus): boolean => isSatisfied(status) || status === 'cancelled';

export type CauseTask = {
  id: string;
  key: string;
  status: TaskStatus;
  /** What holds this very task, where that is a person, a failure or something outside. */
  root: { kind: Cause['kind']; words: string } | null;
  /** The task that a blocked task cites. */
  citedTaskId: string | null;
};

const severity: Record<Cause['kind'], number> = { person: 0, fault: 1, outside: 2 };

/**
 * The true cause of every task that cannot go on: its own, else the gravest among all that it waits for, however far up
 * (a person before a fault before the outside, then the order of `tasks`). Linear in tasks and links; circles are harmless.
 */
export function findTrueCauses(tasks: readonly CauseTask[], dependencies: readonly Link[]): Map<string, Cause> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const causes = new Map<string, Cause>();
  for (const task of tasks) {
    if (task.root) causes.set(task.id, { ...task.root, taskId: task.id, key: task.key });
  }
  const waiting = followersOf(tasks, dependencies, byId);
  for (const root of rootsBySeverity(tasks)) {
    const origin = causes.get(root.id) ?? { kind: 'fault', taskId: root.id, key: root.key, words: t`was cancelled` };
    const stack = [root.id];
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      for (const follower of waiting.get(id) ?? []) {
        if (causes.has(follower)) continue;
        causes.set(follower, origin);
        stack.push(follower);
      }
    }
  }
  return causes;
}

/** Roots in the order in which they claim their followers. Work that runs is not stuck, whoever was asked meanwhile. */
function rootsBySeverity(tasks: readonly CauseTask[]): CauseTask[] {
  const rank = (task: CauseTask) => (task.root ? severity[task.root.kind] : 1);
  return tasks
    .filter((task) => task.status === 'cancelled' || (task.root && task.status !== 'in_progress'))
    .sort((a, b) => rank(a) - rank(b));
}

/** Who waits for whom: open dependencies of tasks not yet begun, and the citations of blocked ones. */
function followersOf(tasks: readonly CauseTask[], dependencies: readonly Link[], byId: Map<string, CauseTask>) {
  const followers = new Map<string, string[]>();
  const add = (from: string, to: string) => {
    const list = followers.get(from);
    if (list) list.push(to);
    else followers.set(from, [to]);
  };
  for (const { from, to } of dependencies) {
    const before = byId.get(from);
    const after = byId.get(to);
    if (!before || !after || isSatisfied(before.status)) continue;
    if (after.status === 'todo' || after.status === 'blocked') add(from, to);
  }
  for (const task of tasks) {
    const cited = task.citedTaskId === null ? undefined : byId.get(task.citedTaskId);
    if (task.status === 'blocked' && cited && !isSatisfied(cited.status)) add(cited.id, task.id);
  }
  return followers;
}

/** How many other tasks each root holds up, by its task id. */
export function countBehind(nodes: readonly { id: string; cause: Cause | null }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { id, cause } of nodes) {
    if (cause && cause.taskId !== id) counts.set(cause.taskId, (counts.get(cause.taskId) ?? 0) + 1);
  }
  return counts;
}
