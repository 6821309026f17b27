import 'server-only';
import type { Task } from '@/generated/prisma/client';
import { invalidInput, wrongState } from '@/lib/core/errors';
import type { MissionChange } from '@/lib/missions/change';
import { isEnded } from '@/lib/missions/rules';
import type { Tenant } from '@/lib/server/tenant';
import { getTaskRow } from './data';
import { changeGraph, touchGraph } from './graph-change';
import { loadLinks, refuseCircle } from './links';
import { liveAttemptOf, refreshReadiness } from './readiness';
import { readRefs } from './refs';
import { maxTasksInMission } from './schema';

/** How many tasks one may wait for; more is a milestone with a gate. */
const maxDependencies = 500;

type Way = 'add' | 'remove' | 'set';

/**
 * Adds, removes or replaces what a task waits for, under the mission's lock: no circle, no task of another mission, not
 * on itself (R1), and not while somebody works on it. readyAt follows at once. Says whether anything changed.
 */
export async function changeDependencies(
  tenant: Tenant,
  taskId: string,
  way: Way,
  refs: readonly string[],
): Promise<boolean> {
  const { missionId } = await getTaskRow(tenant, taskId);
  return changeGraph(tenant, missionId, async (change) => {
    const { tx } = change;
    const task = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
    await refuseStructureEdit(change, task);
    if (change.mission.isInbox) throw inboxStandsAlone('dependsOn');
    const find = await readRefs(tx, missionId, refs);
    const named = new Set(refs.map(find));
    if (named.has(taskId)) throw invalidInput('dependsOn', 'names the task itself: it would wait for its own end');
    const edges = await tx.taskDependency.findMany({ where: { taskId }, select: { dependsOnId: true } });
    const standing = new Set(edges.map(({ dependsOnId }) => dependsOnId));
    const added = way === 'remove' ? [] : [...named].filter((id) => !standing.has(id));
    const removed = way === 'add' ? [] : [...standing].filter((id) => named.has(id) === (way === 'remove'));
    if (added.length + removed.length === 0) return false;
    if (standing.size + added.length - removed.length > maxDependencies)
      throw invalidInput('dependsOn', `would be more than ${maxDependencies}`, 'Use a milestone with a gate.');
    await refuseDead(change, added);
    await writeEdges(change, task, added, removed);
    return true;
  });
}

/** Nobody may be made to wait for a task that was cancelled: it would wait for ever. */
export async function refuseDead({ tx, mission }: MissionChange, dependsOn: readonly string[]): Promise<void> {
  if (dependsOn.length === 0) return;
  const dead = await tx.task.findFirst({
    where: { missionId: mission.id, id: { in: [...dependsOn] }, status: 'cancelled' },
    select: { key: true },
  });
  if (dead) throw wrongState(`${dead.key} was cancelled and will never be done.`, 'Name a task that still can be.');
}

async function writeEdges(change: MissionChange, task: Task, added: string[], removed: string[]): Promise<void> {
  const { tx } = change;
  const { id: taskId, missionId } = task;
  await tx.taskDependency.deleteMany({ where: { taskId, dependsOnId: { in: removed } } });
  const links = added.map((from) => ({ from, to: taskId }));
  if (added.length > 0) await refuseCircle(tx, missionId, await loadLinks(tx, missionId), links);
  await tx.taskDependency.createMany({ data: added.map((dependsOnId) => ({ missionId, taskId, dependsOnId })) });
  await tx.task.update({ where: { id: taskId }, data: { version: { increment: 1 }, updatedAt: change.now } });
  await refreshReadiness(change, [taskId]);
  await touchGraph(change);
  const keys = await tx.task.findMany({
    where: { id: { in: [...added, ...removed] } },
    select: { id: true, key: true },
    orderBy: { number: 'asc' },
  });
  const keysOf = (ids: string[]) => keys.filter(({ id }) => ids.includes(id)).map(({ key }) => key);
  change.record('task.dependencies_changed', {
    subject: taskId,
    task: taskId,
    data: { key: task.key, added: keysOf(added), removed: keysOf(removed) },
  });
}

/** What a task is may change only while nobody works on it, and not in review or after its end. */
export async function refuseStructureEdit({ tx, mission }: MissionChange, task: Task): Promise<void> {
  if (isEnded(mission.status))
    throw wrongState(`The mission is ${mission.status}.`, 'Reopen it first.', { missionStatus: mission.status });
  if (await liveAttemptOf(tx, task.id))
    throw wrongState(`Somebody works on ${task.key} just now.`, 'Take it back with revoke_attempt, then edit it.');
  if (task.status !== 'todo' && task.status !== 'blocked' && task.status !== 'failed')
    throw wrongState(
      `${task.key} is ${task.status.replace('_', ' ')}: what was asked stays as it was.`,
      'Create a task that supersedes it.',
      { taskStatus: task.status },
    );
}

export const inboxStandsAlone = (path: string) =>
  invalidInput(path, 'is not for tasks of the Inbox, which stand alone', 'Create a mission for work of several steps.');

/** Refuses more tasks than the drawing, the queue and the receipt were measured to hold. */
export function refuseTooMany({ mission }: MissionChange, adding: number): void {
  if (!mission.isInbox && mission.nextTaskNumber + adding > maxTasksInMission)
    throw wrongState(`A mission holds at most ${maxTasksInMission} tasks.`, 'Plan the rest as a mission of its own.');
}
