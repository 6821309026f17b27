import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { newId } from '@/lib/core/ids';
import type { MissionChange } from '@/lib/missions/change';
import type { Tx } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { changeGraph } from '@/lib/tasks/graph-change';
import { plannedOf, readWholeTasks } from '@/lib/tasks/whole';
import { compareTasks, type Difference, isSame, type MilestoneState, type PlannedTask, wordsOf } from './rules';
import { maxEdits } from './schema';

/** What an edit may change; the tasks that it creates are found by themselves. */
export type Scope = { tasks?: readonly string[]; milestone?: string | null };

/**
 * Runs an edit of a plan and keeps, in the same transaction, what a person needs to take it back: what differed before
 * and after. What the person had undone can then no longer be redone. Edits of agents are run and not kept.
 */
export function recordEdit<T>(tenant: Tenant, missionId: string, scope: Scope, work: () => Promise<T>): Promise<T> {
  if (tenant.principal.kind !== 'member') return work();
  return changeGraph(tenant, missionId, async (change) => {
    const fromNumber = change.mission.nextTaskNumber;
    // Of tasks that are only created there is nothing before.
    const before =
      scope.tasks?.length || scope.milestone !== undefined
        ? await readPlan(change.tx, missionId, scope, fromNumber)
        : nothing;
    const result = await work();
    const differences = await compare(change.tx, before, await readPlan(change.tx, missionId, scope, fromNumber));
    if (differences.length > 0) await keep(change, differences);
    return result;
  });
}

type Plan = { tasks: PlannedTask[]; milestones: Map<string, MilestoneState> };
const nothing: Plan = { tasks: [], milestones: new Map() };

async function readPlan(tx: Tx, missionId: string, scope: Scope, fromNumber: number): Promise<Plan> {
  const tasks = await readPlannedTasks(tx, missionId, scope.tasks ?? [], fromNumber);
  const milestones = scope.milestone === undefined ? new Map() : await readMilestones(tx, missionId);
  if (scope.milestone) for (const id of milestones.keys()) if (id !== scope.milestone) milestones.delete(id);
  return { tasks, milestones };
}

/** These tasks, and all from a number on, as a whole and as planned. */
export async function readPlannedTasks(
  tx: Tx,
  missionId: string,
  ids: readonly string[],
  fromNumber: number | null = null,
): Promise<PlannedTask[]> {
  const rows = await readWholeTasks(tx, missionId, { ids, fromNumber });
  return rows.map((whole) => ({ id: whole.id, key: whole.key, whole, planned: plannedOf(whole) }));
}

/** The milestones of a mission by id, each with the tasks in it. */
export async function readMilestones(tx: Tx, missionId: string): Promise<Map<string, MilestoneState>> {
  const rows = await tx.$queryRaw<(MilestoneState & { id: string })[]>`
    select m.id, m.name, m.gate, m.position,
      array(select t.id from task t where t.mission_id = m.mission_id and t.milestone_id = m.id order by t.number) as tasks
    from milestone m where m.mission_id = ${missionId} order by m.position`;
  return new Map(rows.map(({ id, ...state }) => [id, state]));
}

async function compare(tx: Tx, before: Plan, after: Plan): Promise<Difference[]> {
  const named = [...before.tasks, ...after.tasks].flatMap(({ whole }) => whole.dependsOn);
  const rows =
    named.length === 0 ? [] : await tx.task.findMany({ where: { id: { in: named } }, select: { id: true, key: true } });
  const keys = new Map(rows.map(({ id, key }) => [id, key]));
  const milestones = [...new Set([...before.milestones.keys(), ...after.milestones.keys()])];
  return [
    ...milestones.flatMap((id): Difference[] => {
      const [was, is] = [before.milestones.get(id) ?? null, after.milestones.get(id) ?? null];
      return isSame(was, is) ? [] : [{ kind: 'milestone', id, before: was, after: is }];
    }),
    ...compareTasks(before.tasks, after.tasks, (id) => keys.get(id) ?? ''),
  ];
}

async function keep(change: MissionChange, differences: readonly Difference[]): Promise<void> {
  const { tx, mission, tenant, now } = change;
  const mine = Prisma.sql`mission_id = ${mission.id} and principal_id = ${tenant.principal.id}`;
  await tx.$executeRaw`
    delete from plan_edit where ${mine} and (undone
      or number <= (select max(number) from plan_edit where ${mine} and not undone) + 1 - ${maxEdits}::int)`;
  await tx.$executeRaw`
    insert into plan_edit (id, workspace_id, mission_id, principal_id, number, words, differences, created_at)
    select ${newId('planEdit')}, ${tenant.workspaceId}, ${mission.id}, ${tenant.principal.id},
      coalesce(max(number), 0) + 1, ${wordsOf(differences)}, ${JSON.stringify(differences)}::jsonb, ${now}
    from plan_edit where ${mine}`;
}
