import 'server-only';
import { Prisma, type Task } from '@/generated/prisma/client';
import type { StandingVerdict } from '@/lib/assertions/restore';
import { wrongState } from '@/lib/core/errors';
import type { MissionChange } from '@/lib/missions/change';
import { moneyOrNull } from '@/lib/missions/presenter';
import { isEnded } from '@/lib/missions/rules';
import type { Tx } from '@/lib/server/db';
import { insertRows } from '@/lib/server/row';
import { refuseDead, refuseStructureEdit } from './edges';
import { touchGraph } from './graph-change';
import { loadLinks, refuseCircle } from './links';
import { refreshReadiness } from './readiness';
import type { TaskChanges } from './schema';
import { touchCoverage } from './settle';

/** A task with all that goes when it is deleted: its row as the database holds it, and what hangs on it, by id. */
export type WholeTask = {
  id: string;
  key: string;
  row: Record<string, unknown>;
  assignedTo: string[];
  notBy: string[];
  excludedBy: string[];
  supersededBy: string[];
  dependsOn: string[];
  dependents: string[];
  /** What was decided of the assertions that it fulfils; older edits do not know. */
  verdicts?: StandingVerdict[];
};

const verdicts = Prisma.sql`
  select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'key', a.key, 'state', a.state, 'reason', a.reason,
    'decidedById', a.decided_by_id, 'decidedAt', a.decided_at, 'evidenceIds', a.evidence_ids,
    'isAsked', exists(select from attention_item i
      where i.subject_id = a.id and i.kind = 'assertion_failed' and i.status = 'open')) order by a.key), '[]')
  from assertion a
  where a.mission_id = t.mission_id and a.key = any(t.fulfils) and a.removed_at is null and a.state <> 'pending'`;

/** Reads these tasks of a mission, and all from a number on, in the order of their keys. */
export function readWholeTasks(
  tx: Tx,
  missionId: string,
  { ids, fromNumber }: { ids: readonly string[]; fromNumber: number | null },
): Promise<WholeTask[]> {
  // Amounts are written as texts: they may be larger than a number of JSON can be read exactly.
  return tx.$queryRaw<WholeTask[]>`
    select t.id, t.key, to_jsonb(t) || jsonb_build_object('budget_micros', t.budget_micros::text,
        'budget_tokens', t.budget_tokens::text, 'estimate_micros', t.estimate_micros::text) as row,
      array(select principal_id from task_assignee where task_id = t.id order by 1) as "assignedTo",
      array(select other_task_id from task_exclusion where task_id = t.id order by 1) as "notBy",
      array(select task_id from task_exclusion where other_task_id = t.id order by 1) as "excludedBy",
      array(select id from task s where s.mission_id = t.mission_id and s.supersedes_id = t.id order by 1) as "supersededBy",
      array(select depends_on_id from task_dependency where task_id = t.id order by 1) as "dependsOn",
      array(select task_id from task_dependency where depends_on_id = t.id order by 1) as "dependents",
      (${verdicts}) as verdicts
    from task t where t.mission_id = ${missionId} and (t.id = any(${[...ids]}::text[]) or t.number >= ${fromNumber}::int)
    order by t.number`;
}

export type Planned = { [Field in keyof TaskChanges]-?: Exclude<TaskChanges[Field], undefined> };

/** What was planned of a task, as `editTask` takes it. */
export function plannedOf({ row, assignedTo, notBy }: WholeTask): Planned {
  const column = <T>(name: string) => row[name] as T;
  const money = (name: string) => moneyOrNull(row[name] === null ? null : BigInt(column<string>(name)));
  const dueAt = column<string | null>('due_at');
  const tokens = column<string | null>('budget_tokens');
  // Older edits do not know a fallback.
  const [worker, model] = [column<string | null>('fallback_to_id'), column<string | null>('fallback_model')];
  return {
    title: column('title'),
    objective: column('objective'),
    criteria: column('criteria'),
    priority: column('priority'),
    milestoneId: column('milestone_id'),
    branchId: column('branch_id'),
    fulfils: column('fulfils'),
    role: column('role'),
    requiredSkills: column('required_skills'),
    requiredTools: column('required_tools'),
    requiredModels: column('required_models'),
    modelPolicy: column('model_policy'),
    budget: { money: money('budget_micros'), tokens: tokens === null ? null : Number(tokens) },
    maxAttempts: column('max_attempts'),
    fallback: column('fallback'),
    fallbackTo: worker ? { worker } : model ? { model } : null,
    verification: column('verification'),
    outputSchema: column('output_schema'),
    evidenceRequired: column('evidence_required'),
    estimateMinutes: column('estimate_minutes'),
    estimateMoney: money('estimate_micros'),
    dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
    isValidation: column('is_validation'),
    assignedTo,
    notBy,
  };
}

/**
 * Brings deleted tasks back under their ids and keys with everything that hung on them; what has gone meanwhile is left
 * out. Circles are refused (R1), so is a task under way that would wait again, and what can start is ready at once (R2).
 */
export async function restoreTasks(change: MissionChange, tasks: readonly WholeTask[]): Promise<void> {
  const { tx, mission, now } = change;
  const missionId = mission.id;
  if (isEnded(mission.status)) throw wrongState(`The mission is ${mission.status}.`, 'Reopen it first.');
  const milestones = await tx.milestone.findMany({ where: { missionId }, select: { id: true } });
  const rows = tasks.map(({ row }) => ({
    ...row,
    milestone_id: milestones.some(({ id }) => id === row.milestone_id) ? row.milestone_id : null,
    // More than any version it had, as each was a change of the mission: a stale edit stays stale.
    version: Number(row.version) + Number(mission.changeCount),
    ready_at: null,
    updated_at: now,
    supersedes_id: null,
  }));
  await insertRows(tx, 'task', rows);
  await hangOn(change, tasks);
  await refuseCircle(tx, missionId, [], await loadLinks(tx, missionId));
  await touchGraph(change);
  touchCoverage(change);
  await refreshReadiness(change, 'all');
  for (const { id, key } of tasks) change.record('task.restored', { subject: id, task: id, data: { key } });
}

async function hangOn(change: MissionChange, tasks: readonly WholeTask[]): Promise<void> {
  const { tx, mission } = change;
  const missionId = mission.id;
  const own = new Set(tasks.map(({ id }) => id));
  const standing = await readNeighbours(change, tasks);
  const outside = (ids: readonly string[]) => ids.filter((id) => standing.has(id) && !own.has(id));
  const there = (ids: readonly string[]) => ids.filter((id) => standing.has(id) || own.has(id));
  await refuseDead(
    change,
    tasks.flatMap(({ row, dependsOn }) => (row.status === 'cancelled' ? [] : outside(dependsOn))),
  );
  // A cancelled task waits for nothing any more, so that its edge says what was.
  for (const id of new Set(tasks.flatMap(({ dependents }) => outside(dependents))))
    if (standing.get(id)?.status !== 'cancelled') await refuseStructureEdit(change, standing.get(id) as Task);
  // An edge between two of them is known to both.
  const edges = tasks.flatMap(({ id, dependsOn, dependents }) => [
    ...there(dependsOn).map((dependsOnId) => ({ missionId, taskId: id, dependsOnId })),
    ...outside(dependents).map((taskId) => ({ missionId, taskId, dependsOnId: id })),
  ]);
  const exclusions = tasks.flatMap(({ id, notBy, excludedBy }) => [
    ...there(notBy).map((otherTaskId) => ({ missionId, taskId: id, otherTaskId })),
    ...outside(excludedBy).map((taskId) => ({ missionId, taskId, otherTaskId: id })),
  ]);
  await insertRows(tx, 'task_dependency', edges);
  await insertRows(tx, 'task_exclusion', exclusions);
  await insertRows(
    tx,
    'task_assignee',
    tasks.flatMap(({ id, assignedTo }) => assignedTo.map((principalId) => ({ taskId: id, principalId }))),
  );
  for (const { id, row, supersededBy } of tasks) {
    const where = { missionId, id: { in: there(supersededBy) }, supersedesId: null };
    await tx.task.updateMany({ where, data: { supersedesId: id } });
    const [supersedesId] = there(typeof row.supersedes_id === 'string' ? [row.supersedes_id] : []);
    if (supersedesId) await tx.task.update({ where: { id }, data: { supersedesId } });
  }
}

async function readNeighbours({ tx, mission }: MissionChange, tasks: readonly WholeTask[]) {
  const ids = tasks.flatMap(({ row, ...whole }) => [
    ...[whole.dependsOn, whole.dependents, whole.notBy, whole.excludedBy, whole.supersededBy].flat(),
    ...(typeof row.supersedes_id === 'string' ? [row.supersedes_id] : []),
  ]);
  const rows = await tx.task.findMany({ where: { missionId: mission.id, id: { in: ids } } });
  return new Map(rows.map((task) => [task.id, task]));
}
