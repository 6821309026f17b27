import 'server-only';
import { invalidInput, notFound, wrongState } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { parseMicros } from '@/lib/core/money';
import type { MissionChange } from '@/lib/missions/change';
import { requireWorkers } from '@/lib/missions/data';
import { isEnded } from '@/lib/missions/rules';
import { insertRows } from '@/lib/server/row';
import { inboxStandsAlone, refuseDead, refuseTooMany } from './edges';
import { touchGraph } from './graph-change';
import { loadLinks, refuseCircle } from './links';
import { refreshReadiness } from './readiness';
import { readRefs } from './refs';
import type { NewTask } from './schema';
import { touchCoverage } from './settle';
import { supersede } from './supersede';

export type CreatedTask = { id: string; ref: string | null };

/**
 * Creates tasks with the next keys of the mission, their edges and exclusions: all or none. Refs of the same call,
 * keys and ids name other tasks of this mission alone; circles are refused (R1); what can start is ready at once (R2).
 */
export async function createInMission(change: MissionChange, tasks: readonly NewTask[]): Promise<CreatedTask[]> {
  const { tx, mission } = change;
  if (isEnded(mission.status)) throw wrongState(`The mission is ${mission.status}.`, 'Reopen it first.');
  refuseTooMany(change, tasks.length);
  await refuseUnknown(change, tasks);
  const first = mission.nextTaskNumber;
  const planned = tasks.map((task, index) => ({ task, id: newId('task'), number: first + index }));
  const refs = planned.flatMap(({ task, id }) => (task.ref ? [[task.ref, id] as const] : []));
  if (new Set(refs.map(([ref]) => ref)).size !== refs.length) throw invalidInput('ref', 'is used twice in this call');
  const named = tasks.flatMap(({ dependsOn, notBy, supersedes }) => [
    ...dependsOn,
    ...notBy,
    ...(supersedes ? [supersedes] : []),
  ]);
  const keys = planned.map(({ id, number }) => [`T${number}`, id] as const);
  const find = await readRefs(tx, mission.id, named, new Map([...keys, ...refs]));
  const rows = planned.map(({ task, id, number }) => taskRow(change, task, { id, number }, find));
  await Promise.all([touchGraph(change, tasks.length), insertRows(tx, 'task', rows)]);
  await linkTasks(change, planned, find);
  const ids = planned.map(({ id }) => id);
  for (const { task, id, number } of planned)
    change.record('task.created', {
      subject: id,
      task: id,
      data: { key: `T${number}`, role: task.role, isValidation: task.isValidation, fulfils: task.fulfils },
    });
  await refreshReadiness(change, tasks.some(({ isValidation }) => isValidation) ? 'all' : ids);
  if (tasks.some(({ fulfils }) => fulfils.length > 0)) touchCoverage(change);
  await supersedeAll(change, planned, find);
  return planned.map(({ task, id }) => ({ id, ref: task.ref ?? null }));
}

type Planned = { task: NewTask; id: string; number: number };
type Find = (ref: string) => string;

const micros = (money: string | null) => (money === null ? null : parseMicros(money));
const date = (value: string | null) => (value === null ? null : new Date(value));

function taskRow(
  { tenant, mission, now }: MissionChange,
  task: NewTask,
  { id, number }: { id: string; number: number },
  find: Find,
) {
  const { ref: _ref, dependsOn: _on, notBy: _by, assignedTo: _to, supersedes, budget, ...rest } = task;
  const { estimateMoney, dueAt, outputSchema, fallbackTo, ...columns } = rest;
  return {
    ...columns,
    ...fallbackColumns(fallbackTo),
    id,
    workspaceId: tenant.workspaceId,
    missionId: mission.id,
    number,
    key: `T${number}`,
    fulfils: [...new Set(task.fulfils)],
    supersedesId: supersedes ? find(supersedes) : null,
    budgetMicros: micros(budget.money),
    budgetTokens: budget.tokens === null ? null : BigInt(budget.tokens),
    estimateMicros: micros(estimateMoney),
    dueAt: date(dueAt),
    outputSchema,
    createdById: tenant.principal.id,
    createdAt: now,
    updatedAt: now,
  };
}

export const fallbackColumns = (to: NewTask['fallbackTo']) => ({
  fallbackToId: to?.worker ?? null,
  fallbackModel: to?.model ?? null,
});

async function linkTasks(change: MissionChange, planned: readonly Planned[], find: Find): Promise<void> {
  const { tx, mission } = change;
  const missionId = mission.id;
  const links = planned.flatMap(({ task, id }) =>
    [...new Set(task.dependsOn.map(find))].map((dependsOnId) => ({ from: dependsOnId, to: id })),
  );
  if (links.some(({ from, to }) => from === to))
    throw invalidInput('dependsOn', 'names the task itself: it would wait for its own end');
  await refuseDead(
    change,
    links.map(({ from }) => from),
  );
  await insertRows(
    tx,
    'task_dependency',
    links.map(({ from, to }) => ({ missionId, taskId: to, dependsOnId: from })),
  );
  // Nobody waits yet for a new task, so that only new edges among themselves, or gates, can close a circle.
  const own = new Set(planned.map(({ id }) => id));
  const inner = links.filter(({ from }) => own.has(from));
  const gated = planned.some(({ task }) => task.milestoneId !== null);
  if (gated) await refuseCircle(tx, missionId, [], await loadLinks(tx, missionId));
  else await refuseCircle(tx, missionId, [], inner);
  await insertRows(
    tx,
    'task_assignee',
    planned.flatMap(({ task, id }) =>
      [...new Set(task.assignedTo)].map((principalId) => ({ taskId: id, principalId })),
    ),
  );
  const exclusions = planned.flatMap(({ task, id }) =>
    [...new Set(task.notBy.map(find))].map((otherTaskId) => ({ missionId, taskId: id, otherTaskId })),
  );
  if (exclusions.some(({ taskId, otherTaskId }) => taskId === otherTaskId))
    throw invalidInput('notBy', 'names the task itself');
  await insertRows(tx, 'task_exclusion', exclusions);
}

async function supersedeAll(change: MissionChange, planned: readonly Planned[], find: Find): Promise<void> {
  for (const { task, id } of planned) {
    if (!task.supersedes) continue;
    const old = await change.tx.task.findUniqueOrThrow({ where: { id: find(task.supersedes) } });
    if (old.id === id) throw invalidInput('supersedes', 'names the task itself');
    const fresh = await change.tx.task.findUniqueOrThrow({ where: { id } });
    await supersede(change, old, fresh);
  }
}

/** Refuses milestones, branches and people that are not of this mission and workspace (R10). */
export async function refuseUnknown(
  change: MissionChange,
  tasks: readonly Partial<
    Pick<NewTask, 'milestoneId' | 'branchId' | 'assignedTo' | 'fallbackTo' | 'fulfils' | 'dependsOn'>
  >[],
): Promise<void> {
  const { tx, mission, tenant } = change;
  const named = (key: 'milestoneId' | 'branchId') => [
    ...new Set(tasks.map((task) => task[key]).filter((id) => typeof id === 'string')),
  ];
  const [milestones, branches] = [named('milestoneId'), named('branchId')];
  if (mission.isInbox)
    for (const key of ['milestoneId', 'branchId', 'fulfils', 'dependsOn'] as const)
      if (tasks.some((task) => (task[key]?.length ?? 0) > 0)) throw inboxStandsAlone(key);
  const count = { where: { missionId: mission.id, id: { in: milestones } } };
  if (milestones.length > 0 && (await tx.milestone.count(count)) !== milestones.length) throw notFound('milestone');
  const found =
    branches.length === 0 ? [] : await tx.branch.findMany({ where: { missionId: mission.id, id: { in: branches } } });
  if (found.length !== branches.length) throw notFound('branch');
  const pruned = found.find(({ prunedAt }) => prunedAt !== null);
  if (pruned) throw wrongState(`The branch ${pruned.name} was pruned.`, 'Create a new branch.');
  await requireWorkers(
    tenant,
    tasks.flatMap(({ assignedTo = [], fallbackTo }) => [
      ...assignedTo,
      ...(fallbackTo?.worker ? [fallbackTo.worker] : []),
    ]),
  );
}
