import 'server-only';
import { notFound } from '@/lib/core/errors';
import { layoutGraph } from '@/lib/graph/layout';
import { type GraphRows, type GraphTaskRow, projectGraph } from '@/lib/graph/project';
import { type Cause, type MissionGraph, type Positions, positions } from '@/lib/graph/schema';
import { isLaunched } from '@/lib/missions/rules';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';

type Loaded = GraphRows & { layout: unknown; isLaunched: boolean };

/** Rows of a whole mission as its graph needs them: five statements, however many tasks. */
export async function loadMissionGraph(tenant: Tenant, missionId: string): Promise<Loaded> {
  const mission = await db().mission.findFirst({
    where: { id: missionId, workspaceId: tenant.workspaceId },
    select: { status: true, graphVersion: true, layout: true },
  });
  if (!mission) throw notFound('mission');
  const { graphVersion: version, layout } = mission;
  return {
    missionId,
    version,
    tasks: await loadTasks(missionId),
    dependencies: await loadEdges(missionId),
    milestones: await db().milestone.findMany({ where: { missionId }, orderBy: [{ position: 'asc' }, { id: 'asc' }] }),
    branches: await db().branch.findMany({ where: { missionId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
    layout,
    isLaunched: isLaunched(mission.status),
  };
}

/** Dependencies, and what a gate makes the first tasks of the next milestone wait for; ids stand in the order of keys. */
function loadEdges(missionId: string): Promise<GraphRows['dependencies']> {
  return db().$queryRaw<GraphRows['dependencies']>`
    select task_id as "taskId", depends_on_id as "dependsOnId" from task_dependency where mission_id = ${missionId}
    union
    select t.id, v.id from milestone g
      join task v on v.milestone_id = g.id and v.is_validation and v.status <> 'cancelled'
      join lateral (select m.id from milestone m where m.mission_id = g.mission_id and m.position > g.position
        order by m.position limit 1) next on true
      join task t on t.milestone_id = next.id
      where g.mission_id = ${missionId} and g.gate and not exists (
        select 1 from task_dependency d join task o on o.id = d.depends_on_id
        where d.task_id = t.id and o.milestone_id = t.milestone_id)
    order by 1, 2`;
}

type TaskRow = Omit<GraphTaskRow, 'worker'> & { workerId: string | null; workerName: string | null };

async function loadTasks(missionId: string): Promise<GraphTaskRow[]> {
  const rows = await db().$queryRaw<TaskRow[]>`
    select t.id, t.key, t.title, t.status::text as status, t.is_validation as "isValidation", t.ready_at as "readyAt",
      t.milestone_id as "milestoneId", t.branch_id as "branchId", t.attempts_used as "attemptsUsed",
      t.max_attempts as "maxAttempts", t.extra_attempts as "extraAttempts", t.last_attempt as "lastAttempt",
      t.spent_micros as "spentMicros", t.proof::text as proof, t.estimate_minutes as "estimateMinutes",
      t.block_kind::text as "blockKind", t.blocked_on_task_id as "blockedOnTaskId", t.block_reason as "blockReason",
      p.id as "workerId", p.name as "workerName", a.last_progress_at as "lastProgressAt", i.title as "awaitsPerson"
    from task t
      left join attempt a on a.task_id = t.id and a.number = t.last_attempt
      left join principal p on p.id = a.worker_id
      left join (
        select distinct on (task_id) task_id, title from attention_item
        where mission_id = ${missionId} and status = 'open' and kind in
          ('task_review', 'question', 'restricted_action', 'task_blocked', 'dead_block', 'task_budget')
        order by task_id, risk desc, number
      ) i on i.task_id = t.id
    where t.mission_id = ${missionId} order by t.number`;
  return rows.map(({ workerId, workerName, ...task }) => ({
    ...task,
    worker: workerId !== null && workerName !== null ? { id: workerId, name: workerName } : null,
  }));
}

/** A mission's graph with every task in its place; the places are stored per graph version. */
export async function getMissionGraph(tenant: Tenant, missionId: string): Promise<MissionGraph> {
  const graph = await loadMissionGraph(tenant, missionId);
  return projectGraph(graph, await placeTasks(tenant, graph));
}

/**
 * Stored places where they are of this version. A plan is laid out afresh; after the launch, tasks keep their places
 * and new ones are put around them, so that nothing moves under a reader's eyes.
 */
async function placeTasks(tenant: Tenant, graph: Loaded): Promise<Positions> {
  const stored = readLayout(graph.layout);
  if (stored.version === graph.version) return stored.positions;
  const links = graph.dependencies.map(({ taskId, dependsOnId }) => ({ from: dependsOnId, to: taskId }));
  const placed = await layoutGraph({ ...graph, links }, graph.isLaunched ? stored.positions : {});
  const layout = { version: graph.version, positions: placed };
  await db().$executeRaw`
    update mission set layout = ${JSON.stringify(layout)}::jsonb
    where id = ${graph.missionId} and workspace_id = ${tenant.workspaceId} and graph_version = ${graph.version}`;
  return placed;
}

function readLayout(layout: unknown): { version: number; positions: Positions } {
  const { version, positions: places } = (layout ?? {}) as { version?: unknown; positions?: unknown };
  const read = positions.safeParse(places);
  return { version: typeof version === 'number' ? version : -1, positions: read.success ? read.data : {} };
}

/** Where the chain that holds a task really ends; null when nothing holds it. */
export async function findCause(tenant: Tenant, missionId: string, taskId: string): Promise<Cause | null> {
  if (!(await hasStuckBefore(taskId))) return null;
  const { nodes } = projectGraph(await loadMissionGraph(tenant, missionId), {});
  const node = nodes.find(({ id }) => id === taskId);
  if (!node) throw notFound('task');
  return node.cause;
}

/** Whether the task itself, or anything that it waits for, cannot go on alone: most waiting is ordinary. */
async function hasStuckBefore(taskId: string): Promise<boolean> {
  const [row] = await db().$queryRaw<{ stuck: boolean }[]>`
    with recursive before(id) as (
      select ${taskId} union
      select w.id from before b join lateral (
        select depends_on_id as id from task_dependency where task_id = b.id
        union all select blocked_on_task_id from task where id = b.id and blocked_on_task_id is not null
      ) w on true
    )
    select exists (
      select 1 from before join task t on t.id = before.id
      where t.status in ('blocked', 'failed', 'cancelled', 'review')
        or exists (select 1 from attention_item i where i.task_id = t.id and i.mission_id = t.mission_id and i.status = 'open')
    ) as stuck`;
  return row?.stuck ?? false;
}
