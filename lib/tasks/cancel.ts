import 'server-only';
import type { Task } from '@/generated/prisma/client';
import { wrongState } from '@/lib/core/errors';
import type { MissionChange } from '@/lib/missions/change';
import { touchGraph } from './graph-change';
import { moveTask } from './moves';
import { dependentsOf, refreshReadiness } from './readiness';
import { isOpen } from './rules';

export type Cancelling = {
  reason: string;
  /** What becomes of open tasks that wait for a cancelled one; needed where there are any. */
  dependents?: 'cancel' | 'detach' | undefined;
  /** How live attempts are asked to stop: `requestCancel` of lib/attempts, which stands above. */
  stop: (change: MissionChange, attempts: readonly { id: string }[], reason: string) => Promise<void>;
};

/**
 * Cancels these tasks and, as `dependents` says, cancels or detaches the open ones behind them; live attempts get 60 s.
 * Without `dependents`, open dependents are refused with `wrong_state`, and nothing is changed. Returns all cancelled.
 */
export async function cancelTasks(change: MissionChange, roots: readonly Task[], how: Cancelling): Promise<Task[]> {
  const outside = await openDependents(change, roots);
  if (outside.length > 0 && how.dependents === undefined)
    throw wrongState(
      `${keysOf(outside)} would wait in vain for ${keysOf(roots)}.`,
      'Say dependents: "cancel" to cancel them too, or "detach" to let them wait no longer.',
      { dependents: outside.map(({ id, key, status }) => ({ id, key, status })) },
    );
  if (how.dependents === 'detach') await detach(change, roots);
  const all = how.dependents === 'cancel' ? await withFollowers(change, roots) : [...roots];
  const running = await change.tx.attempt.findMany({
    where: { taskId: { in: all.map(({ id }) => id) }, outcome: 'running' },
    select: { id: true },
  });
  const cancelled: Task[] = [];
  // From the end of the chain: nobody is told that what it waits for was cancelled when it goes itself.
  for (const task of all.toReversed())
    cancelled.unshift(await moveTask(change, task, 'cancelled', { event: 'task.cancelled', reason: how.reason }));
  if (running.length > 0) await how.stop(change, running, how.reason);
  return cancelled;
}

const keysOf = (tasks: readonly Task[]) => tasks.map(({ key }) => key).join(', ');

/** The open tasks that wait for one of these, by a dependency or behind the gate that it validates. */
async function openDependents({ tx }: MissionChange, tasks: readonly Task[]): Promise<Task[]> {
  const own = tasks.map(({ id }) => id);
  const rows = await tx.task.findMany({
    where: { id: { in: await dependentsOf(tx, own), notIn: own } },
    orderBy: { number: 'asc' },
  });
  return rows.filter(({ status }) => isOpen(status));
}

async function withFollowers(change: MissionChange, roots: readonly Task[]): Promise<Task[]> {
  const all = [...roots];
  for (let next = await openDependents(change, all); next.length > 0; next = await openDependents(change, all))
    all.push(...next);
  return all;
}

async function detach(change: MissionChange, roots: readonly Task[]): Promise<void> {
  const { tx } = change;
  const edges = {
    dependsOnId: { in: roots.map(({ id }) => id) },
    taskId: { in: (await openDependents(change, roots)).map(({ id }) => id) },
  };
  const freed = await tx.task.findMany({ where: { dependencies: { some: edges } }, orderBy: { number: 'asc' } });
  await tx.taskDependency.deleteMany({ where: edges });
  for (const { id, key } of freed)
    change.record('task.dependencies_changed', {
      subject: id,
      task: id,
      data: { key, removed: roots.map((root) => root.key), because: 'detached' },
    });
  await refreshReadiness(
    change,
    freed.map(({ id }) => id),
  );
  if (freed.length > 0) await touchGraph(change);
}
