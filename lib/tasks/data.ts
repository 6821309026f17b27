import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { notFound } from '@/lib/core/errors';
import { decodeCursor, toPage } from '@/lib/core/pagination';
import { getMissionRow, resolveMission } from '@/lib/missions/data';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { presentTask } from './presenter';
import { openStatuses } from './rules';
import type { ListTasksInput, TaskStatus } from './schema';

/** What every list shows beside the row itself. */
export const summaryParts = {
  dependencies: {
    select: { dependsOn: { select: { id: true, key: true, status: true, number: true } } },
    orderBy: { dependsOn: { number: 'asc' } },
  },
  assignees: { select: { principal: true }, orderBy: { principalId: 'asc' } },
  supersedes: { select: { id: true, key: true } },
  blockedOnTask: { select: { id: true, key: true } },
  attempts: {
    select: { number: true, percent: true, lastProgressAt: true, worker: true },
    orderBy: { number: 'desc' },
    take: 1,
  },
} as const satisfies Prisma.TaskInclude;
export type SummaryRow = Prisma.TaskGetPayload<{ include: typeof summaryParts }>;

/** The bare row; a foreign or missing task is `not_found`. */
export async function getTaskRow(tenant: Tenant, taskId: string) {
  const row = await db().task.findFirst({ where: { id: taskId, workspaceId: tenant.workspaceId } });
  if (!row) throw notFound('task');
  return row;
}

/** Names of those whom blocks on something outside name as owners, by id. */
export async function loadOwners(rows: readonly { blockOwnerId: string | null }[]) {
  const ids = rows.flatMap(({ blockOwnerId }) => (blockOwnerId === null ? [] : [blockOwnerId]));
  if (ids.length === 0) return new Map<string, never>();
  const owners = await db().principal.findMany({ where: { id: { in: ids } } });
  return new Map(owners.map((owner) => [owner.id, owner]));
}

/** Tasks with these ids, in the order of the ids. */
export async function listTasksByIds(ids: readonly string[]) {
  const rows = await db().task.findMany({ where: { id: { in: [...ids] } }, include: summaryParts });
  const owners = await loadOwners(rows);
  const byId = new Map(rows.map((row) => [row.id, presentTask(row, owners)]));
  return ids.map((id) => byId.get(id)).filter((task) => task !== undefined);
}

/** Tasks of a mission in the order of their keys; bounded by the page. */
export async function listTasks(tenant: Tenant, input: ListTasksInput) {
  const missionId = await resolveMission(tenant, input.mission);
  await getMissionRow(tenant, missionId);
  const after = input.cursor === undefined ? -1 : Number(decodeCursor(input.cursor, 1)[0]);
  const rows = await db().task.findMany({
    where: { missionId, number: { gt: after }, ...filterOf(input) },
    orderBy: { number: 'asc' },
    take: input.limit + 1,
    include: summaryParts,
  });
  const owners = await loadOwners(rows);
  return toPage(
    rows,
    input.limit,
    (row) => [row.number],
    (row) => presentTask(row, owners),
  );
}

function filterOf(input: ListTasksInput): Prisma.TaskWhereInput {
  const { status, milestoneId, branchId, assignedTo, ready, search } = input;
  return {
    ...(status !== undefined && { status: { in: statusesOf(status) } }),
    ...(milestoneId !== undefined && { milestoneId }),
    ...(branchId !== undefined && { branchId }),
    ...(assignedTo !== undefined && { assignees: { some: { principalId: assignedTo } } }),
    ...(ready !== undefined && { readyAt: ready ? { not: null } : null }),
    ...(search !== undefined && {
      OR: [{ title: { contains: search, mode: 'insensitive' } }, { key: search.toUpperCase() }],
    }),
  };
}

function statusesOf(status: NonNullable<ListTasksInput['status']>): TaskStatus[] {
  const named = Array.isArray(status) ? status : [status];
  return [...new Set(named.flatMap((name): readonly TaskStatus[] => (name === 'open' ? openStatuses : [name])))];
}
