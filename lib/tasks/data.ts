import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { notFound } from '@/lib/core/errors';
import { decodeNumberCursor, toPage } from '@/lib/core/pagination';
import { getMissionRow } from '@/lib/missions/data';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
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

/** Tasks of the workspace with these ids, in the order of the ids. */
export async function listTasksByIds({ workspaceId }: Tenant, ids: readonly string[]) {
  const where = Prisma.sql`t.workspace_id = ${workspaceId} and t.id = any(${[...ids]})`;
  const rows = await selectSummaries(where, ids.length);
  const byId = new Map(rows.map((row) => [row.id, presentTask(row)]));
  return ids.map((id) => byId.get(id)).filter((task) => task !== undefined);
}

/** Tasks of a mission in the order of their keys; bounded by the page. */
export async function listTasks(tenant: Tenant, input: ListTasksInput) {
  const { mission: missionId } = input;
  await getMissionRow(tenant, missionId);
  const after = decodeNumberCursor(input.cursor) ?? -1;
  const rows = await selectSummaries(
    Prisma.sql`t.mission_id = ${missionId} and t.number > ${after} and ${filterOf(input)}`,
    input.limit + 1,
  );
  return toPage(rows, input.limit, (row) => [row.number], presentTask);
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
