import 'server-only';
import { wrongState } from '@/lib/core/errors';
import { deleteMilestone, restoreMilestone, updateMilestone } from '@/lib/milestones/commands';
import type { MissionChange } from '@/lib/missions/change';
import { isEnded, isLaunched } from '@/lib/missions/rules';
import { deleteInMission } from '@/lib/tasks/delete';
import { changeDependencies } from '@/lib/tasks/edges';
import { editTask } from '@/lib/tasks/edit';
import { touchGraph } from '@/lib/tasks/graph-change';
import { supersede } from '@/lib/tasks/supersede';
import { bringBackTasks, takeBackSupersede, takeBackTasks } from '@/lib/tasks/take-back';
import { restoreTasks, type WholeTask } from '@/lib/tasks/whole';
import { refuseConflicts } from './conflicts';
import { type Difference, isSame, type MilestoneState, without } from './rules';

/**
 * Brings a plan from the `before` of these differences to their `after`, through the commands of every edit. What
 * somebody else changed in other fields stays; the same field changed since is `conflict`, and nothing is done.
 */
export async function applyDifferences(change: MissionChange, differences: readonly Difference[]): Promise<void> {
  const { status } = change.mission;
  if (isEnded(status)) throw wrongState(`The mission is ${status}.`, 'Reopen it first.');
  await refuseConflicts(change, differences);
  const tasks = differences.filter((one) => one.kind === 'task');
  const back = tasks.flatMap(({ after }) => (after ? [after] : []));
  const gone = tasks.filter(({ after }) => after === null).map(({ id }) => id);
  if (back.length > 0) await applyBack(change, back);
  for (const one of differences)
    if (one.kind === 'fields') await editTask(change, one.id, one.after, undefined);
    else if (one.kind === 'edges') await applyEdges(change, one);
    else if (one.kind === 'milestone') await applyMilestone(change, one);
    else if (one.kind === 'replaced') await applyReplaced(change, one);
  if (gone.length > 0) await (isLaunched(status) ? takeBackTasks : deleteInMission)(change, gone);
}

/** What was taken back after the launch was cancelled and stands there still; the rest was deleted. */
async function applyBack(change: MissionChange, back: readonly WholeTask[]): Promise<void> {
  const where = { id: { in: back.map(({ id }) => id) } };
  const standing = new Set((await change.tx.task.findMany({ where, select: { id: true } })).map(({ id }) => id));
  const cancelled = back.filter(({ id }) => standing.has(id));
  if (cancelled.length > 0) await bringBackTasks(change, cancelled);
  if (cancelled.length < back.length)
    await restoreTasks(
      change,
      back.filter(({ id }) => !standing.has(id)),
    );
}

async function applyReplaced(change: MissionChange, one: Extract<Difference, { kind: 'replaced' }>): Promise<void> {
  const { id, by, after } = one;
  await touchGraph(change);
  if (!after.supersededBy.includes(by.id)) return takeBackSupersede(change, after, by.id);
  const find = (taskId: string) => change.tx.task.findUniqueOrThrow({ where: { id: taskId } });
  return supersede(change, await find(id), await find(by.id));
}

async function applyEdges(change: MissionChange, edges: Extract<Difference, { kind: 'edges' }>): Promise<void> {
  const rows = await change.tx.taskDependency.findMany({ where: { taskId: edges.id }, select: { dependsOnId: true } });
  const standing = new Set(rows.map(({ dependsOnId }) => dependsOnId));
  const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id);
  const removed = ids(without(edges.before, edges.after)).filter((id) => standing.has(id));
  const added = ids(without(edges.after, edges.before));
  if (removed.length > 0) await changeDependencies(change.tenant, edges.id, 'remove', removed);
  if (added.length > 0) await changeDependencies(change.tenant, edges.id, 'add', added);
}

type Milestone = Extract<Difference, { kind: 'milestone' }>;

async function applyMilestone(change: MissionChange, { id, before, after }: Milestone): Promise<void> {
  if (after === null) return deleteMilestone(change.tenant, id);
  if (before === null) return restoreMilestone(change, { id, ...after });
  const moved = (field: 'name' | 'gate' | 'position') => !isSame(before[field], after[field]);
  const { name, gate, position }: MilestoneState = after;
  return updateMilestone(change.tenant, id, {
    ...(moved('name') && { name }),
    ...(moved('gate') && { gate }),
    ...(moved('position') && { position }),
  });
}
