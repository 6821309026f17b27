import 'server-only';
import type { Event, Prisma } from '@/generated/prisma/client';
import { decodeNumberCursor, type Page, toPage } from '@/lib/core/pagination';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { type Names, presentAuditEvent } from './presenter';
import type { AuditEvent, AuditFilter } from './schema';

/** The workspace's own chain, the newest first. */
export async function listAuditEvents({ workspaceId }: Tenant, filter: AuditFilter): Promise<Page<AuditEvent>> {
  const before = decodeNumberCursor(filter.cursor);
  const where: Prisma.EventWhereInput = {
    chainId: workspaceId,
    ...(before !== null && { seq: { lt: before } }),
    ...(filter.topic && { type: { startsWith: `${filter.topic}.` } }),
    ...(filter.principalId && { principalId: filter.principalId }),
    at: { ...(filter.since && { gte: new Date(filter.since) }), ...(filter.until && { lt: new Date(filter.until) }) },
  };
  const rows = await db().event.findMany({ where, orderBy: { seq: 'desc' }, take: filter.limit + 1 });
  const names = await namesIn(workspaceId, rows);
  return toPage(
    rows,
    filter.limit,
    (row) => [Number(row.seq)],
    (row) => presentAuditEvent(row, names),
  );
}

async function namesIn(workspaceId: string, rows: readonly Event[]): Promise<Names> {
  const ids = rows.flatMap((row) => [row.principalId, row.subjectId, holderIn(row)]).filter((id) => id !== null);
  const [principals, tokens, templates, views] = await Promise.all([
    db().principal.findMany({ where: { workspaceId, id: { in: ids } } }),
    db().token.findMany({ where: { workspaceId, id: { in: ids } }, select: { id: true, name: true } }),
    db().template.findMany({ where: { workspaceId, id: { in: ids } }, select: { id: true, name: true } }),
    // What is no longer shared is its owner's alone, and so is its name.
    db().savedView.findMany({
      where: { workspaceId, shared: true, id: { in: ids } },
      select: { id: true, name: true },
    }),
  ]);
  return {
    principals: new Map(principals.map(({ id, kind, name }) => [id, { id, kind, name }])),
    named: new Map([...tokens, ...templates, ...views].map(({ id, name }) => [id, name])),
  };
}

function holderIn(row: Event): string | null {
  const { data } = row;
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return null;
  return typeof data.holder === 'string' ? data.holder : null;
}
