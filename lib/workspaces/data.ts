import 'server-only';
import { notFound } from '@/lib/core/errors';
import { decodeCursor, type Page, toPage } from '@/lib/core/pagination';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { presentMyWorkspace, presentWorkspace } from './presenter';
import type { MyWorkspace, WorkspaceWire } from './schema';

export async function getWorkspace(tenant: Tenant): Promise<WorkspaceWire> {
  const row = await db().workspace.findUnique({ where: { id: tenant.workspaceId } });
  if (!row) throw notFound('workspace', 'that you belong to');
  return presentWorkspace(row, tenant.principal);
}

/** The workspaces of a person, in the order in which they joined them. */
export async function listWorkspacesOf(
  userId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<MyWorkspace>> {
  const after = cursor ? String(decodeCursor(cursor, 1)[0]) : undefined;
  const members = await db().member.findMany({
    // Ids sort by time of creation.
    where: { userId, removedAt: null, ...(after && { id: { gt: after } }) },
    include: { principal: { select: { workspace: true } } },
    orderBy: { id: 'asc' },
    take: limit + 1,
  });
  const rows = members.map((member) => ({ member, workspace: member.principal.workspace }));
  return toPage(rows, limit, ({ member }) => [member.id], presentMyWorkspace);
}

/** The slug itself where it was never used, else with the first number that makes it so. */
export async function freeSlug(slug: string): Promise<string> {
  const rows = await db().workspaceSlug.findMany({
    where: { OR: [{ slug }, { slug: { startsWith: `${slug}-` } }] },
    select: { slug: true },
  });
  const taken = new Set(rows.map((row) => row.slug));
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`;
}

/** The present slug of the workspace that this one leads to, or null; for addresses alone, it authorises nothing. */
export async function findCurrentSlug(slug: string): Promise<string | null> {
  const row = await db().workspaceSlug.findUnique({
    where: { slug },
    select: { workspace: { select: { slug: true } } },
  });
  return row?.workspace.slug ?? null;
}
