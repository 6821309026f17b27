import 'server-only';
import { notFound } from '@/lib/core/errors';
import { decodeTimeCursor, toPage } from '@/lib/core/pagination';
import { db, type Prisma } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { filterOfPart, orderOf, type Part, partsFrom, placeOf } from './data-order';
import { loadFacts } from './facts';
import { presentMission, presentNote, presentSummary } from './presenter';
import type { MissionStatus } from './schema';
import type { ListMissionsInput } from './schema-list';
import { statusAliases } from './values';

const people = {
  pilot: true,
  holds: { where: { closedAt: null }, orderBy: { openedAt: 'asc' }, include: { openedBy: true } },
} as const satisfies Prisma.MissionInclude;

const whole = {
  ...people,
  createdBy: true,
  allowedAgents: { include: { agent: true }, orderBy: { agentId: 'asc' } },
  contracts: { where: { status: { in: ['signed', 'draft'] } }, select: { version: true, status: true } },
  templateVersion: { include: { template: true } },
  _count: { select: { receipts: true } },
} as const satisfies Prisma.MissionInclude;

export type SummaryRow = Prisma.MissionGetPayload<{ include: typeof people; omit: { layout: true; brief: true } }>;
export type MissionRow = Prisma.MissionGetPayload<{ include: typeof whole; omit: { layout: true } }>;

/** The bare row without the places of its drawing; a foreign or missing mission is `not_found`. */
export async function getMissionRow(tenant: Tenant, missionId: string) {
  const row = await db().mission.findFirst({
    where: { id: missionId, workspaceId: tenant.workspaceId },
    omit: { layout: true },
  });
  if (!row) throw notFound('mission');
  return { ...row, layout: {} };
}

/** Everything that a mission's header shows. */
export async function getMission(tenant: Tenant, missionId: string) {
  const row = await db().mission.findFirst({
    where: { id: missionId, workspaceId: tenant.workspaceId },
    include: whole,
    omit: { layout: true },
  });
  if (!row) throw notFound('mission');
  const facts = await loadFacts(tenant, [row.id]);
  const assertions = await db().assertion.groupBy({
    by: ['state'],
    where: { missionId, removedAt: null },
    _count: true,
  });
  const endedBy = row.endedById === null ? null : await db().principal.findUnique({ where: { id: row.endedById } });
  return presentMission(row, facts, {
    assertions: Object.fromEntries(assertions.map((group) => [group.state, group._count])),
    endedBy,
    principal: tenant.principal,
  });
}

/**
 * Missions as sorted, newest first unless said; bounded by the page. One that begins or ceases to wait for a person
 * between two pages that are sorted by it may be met twice or not at all.
 */
export async function listMissions(tenant: Tenant, input: ListMissionsInput) {
  const rows = await readRows(tenant, input);
  const facts = await loadFacts(
    tenant,
    rows.slice(0, input.limit).map(({ id }) => id),
  );
  return toPage(
    rows,
    input.limit,
    (row) => placeOf(row.part, row),
    (row) => presentSummary(row, facts),
  );
}

async function readRows(tenant: Tenant, input: ListMissionsInput): Promise<(SummaryRow & { part: Part })[]> {
  const rows: (SummaryRow & { part: Part })[] = [];
  for (const { part, left } of partsFrom(input)) {
    const found = await db().mission.findMany({
      where: { workspaceId: tenant.workspaceId, AND: [filterOf(input), filterOfPart(part), left] },
      orderBy: orderOf(part),
      take: input.limit + 1 - rows.length,
      include: people,
      omit: { layout: true, brief: true },
    });
    rows.push(...found.map((row) => ({ ...row, part })));
    if (rows.length > input.limit) break;
  }
  return rows;
}

function filterOf(input: ListMissionsInput): Prisma.MissionWhereInput {
  const { status, project, pilotId, priority, tag, search, updatedSince, held } = input;
  return {
    archivedAt: input.archived ? { not: null } : null,
    ...(!input.inbox && { isInbox: false }),
    ...(status !== undefined && { status: { in: statusesOf(status) } }),
    ...(project !== undefined && { project }),
    ...(pilotId !== undefined && { pilotId }),
    ...(priority !== undefined && { priority }),
    ...(tag !== undefined && { tags: { has: tag } }),
    ...(search !== undefined && { name: { contains: search, mode: 'insensitive' } }),
    ...(held !== undefined && { openHolds: held ? { gt: 0 } : 0 }),
    ...(updatedSince !== undefined && { updatedAt: { gte: new Date(updatedSince) } }),
  };
}

function statusesOf(status: NonNullable<ListMissionsInput['status']>): MissionStatus[] {
  const named = Array.isArray(status) ? status : [status];
  return [
    ...new Set(named.flatMap((name): readonly MissionStatus[] => (isAlias(name) ? statusAliases[name] : [name]))),
  ];
}

const isAlias = (name: string): name is keyof typeof statusAliases => name in statusAliases;

/** Notes of a mission or of one of its tasks, newest first. */
export async function listNotes(
  tenant: Tenant,
  input: { mission: string; taskId?: string | undefined; limit: number; cursor?: string | undefined },
) {
  await getMissionRow(tenant, input.mission);
  const after = decodeTimeCursor(input.cursor);
  const rows = await db().note.findMany({
    where: {
      missionId: input.mission,
      ...(input.taskId !== undefined && { taskId: input.taskId }),
      ...(after && { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
    include: { author: true },
  });
  return toPage(rows, input.limit, (row) => [row.createdAt.toISOString(), row.id], presentNote);
}

/** Refuses ids that are no agent or member of the workspace, or no longer one: the same answer for all (R10). */
export async function requireWorkers(tenant: Tenant, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const found = await db().principal.count({
    where: {
      id: { in: wanted },
      workspaceId: tenant.workspaceId,
      OR: [{ agent: { archivedAt: null } }, { member: { removedAt: null } }],
    },
  });
  if (found !== wanted.length) throw notFound('agent or member');
}
