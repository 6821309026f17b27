import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { notFound } from '@/lib/core/errors';
import { toPage } from '@/lib/core/pagination';
import { getMissionRow } from '@/lib/missions/data';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { isAfter, orderOf, placeOf, readPlace } from './data-order';
import { selectSummaries } from './data-summary';
import { presentTask } from './presenter';
import { openStatuses } from './rules';
import type { ListTasksInput, TaskStatus } from './schema';

/** The bare row; a foreign or missing task is `not_found`. */
export async function getTaskRow(tenant: Tenant, taskId: string) {
  const row = await db().task.findFirst({ where: { id: taskId, workspaceId: tenant.workspaceId } });
  if (!row) throw notFound('task');
  return row;
}

/** The ids of the tasks of a mission that these keys and ids name; what names none is left out. */
export async function findTaskIds({ workspaceId }: Tenant, missionId: string, refs: readonly string[]) {
  if (refs.length === 0) return [];
  const named = [{ id: { in: [...refs] } }, { key: { in: refs.map((ref) => ref.toUpperCase()) } }];
  const rows = await db().task.findMany({ where: { workspaceId, missionId, OR: named }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** Tasks of the workspace with these ids, in the order of the ids. */
export async function listTasksByIds({ workspaceId }: Tenant, ids: readonly string[]) {
  const where = Prisma.sql`t.workspace_id = ${workspaceId} and t.id = any(${[...ids]})`;
  const rows = await selectSummaries(where, ids.length);
  const byId = new Map(rows.map((row) => [row.id, presentTask(row)]));
  return ids.map((id) => byId.get(id)).filter((task) => task !== undefined);
}

/**
 * Tasks of a mission as sorted, bounded by the page. They are sorted here, where all of them are known, and not in the
 * browser, which has read some pages. A task whose value changes between two pages may be met twice or not at all.
 */
export async function listTasks(tenant: Tenant, input: ListTasksInput) {
  const { mission: missionId } = input;
  await getMissionRow(tenant, missionId);
  const place = readPlace(input);
  const after = place ? isAfter(input, place) : Prisma.sql`true`;
  // The page is cut before anything else is looked up, so that ten thousand tasks cost little more than two hundred. As
  // an array it is cut once; as a set the database joins every task before it asks which ones it wants.
  const page = Prisma.sql`select t.id from task t
    left join attempt a on a.task_id = t.id and a.number = t.last_attempt
    left join principal w on w.id = a.worker_id
    where t.mission_id = ${missionId} and ${after} and ${filterOf(input)}
    order by ${orderOf(input)} limit ${input.limit + 1}`;
  const rows = await selectSummaries(Prisma.sql`t.id = any(array(${page}))`, input.limit + 1, input);
  return toPage(rows, input.limit, (row) => placeOf(input, row), presentTask);
}

function filterOf({ status, milestoneId, branchId, assignedTo, ready, search }: ListTasksInput): Prisma.Sql {
  const filters = [Prisma.sql`true`];
  if (status !== undefined) filters.push(Prisma.sql`t.status::text = any(${statusesOf(status)})`);
  if (milestoneId !== undefined) filters.push(Prisma.sql`t.milestone_id = ${milestoneId}`);
  if (branchId !== undefined) filters.push(Prisma.sql`t.branch_id = ${branchId}`);
  if (ready !== undefined) filters.push(Prisma.sql`(t.ready_at is not null) = ${ready}`);
  if (search !== undefined)
    filters.push(Prisma.sql`(strpos(lower(t.title), lower(${search})) > 0 or t.key = upper(${search}))`);
  if (assignedTo !== undefined)
    filters.push(
      Prisma.sql`exists (select 1 from task_assignee f where f.task_id = t.id and f.principal_id = ${assignedTo})`,
    );
  return Prisma.join(filters, ' and ');
}

function statusesOf(status: NonNullable<ListTasksInput['status']>): TaskStatus[] {
  const named = Array.isArray(status) ? status : [status];
  return [...new Set(named.flatMap((name): readonly TaskStatus[] => (name === 'open' ? openStatuses : [name])))];
}
