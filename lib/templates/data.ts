import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { notFound } from '@/lib/core/errors';
import { decodeCursor, toPage } from '@/lib/core/pagination';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { presentSummary, presentTemplate } from './presenter';

const newest = { versions: { orderBy: { version: 'desc' }, take: 1 } } as const satisfies Prisma.TemplateInclude;
export type TemplateRow = Prisma.TemplateGetPayload<{ include: typeof newest }>;

/** A template by id or name; foreign or missing: `not_found`. */
export async function getTemplateRow(tenant: Tenant, idOrName: string): Promise<TemplateRow> {
  const row = await db().template.findFirst({
    where: { workspaceId: tenant.workspaceId, OR: [{ id: idOrName }, { name: idOrName }] },
    include: newest,
  });
  if (!row) throw notFound('template');
  return row;
}

/** One version of it, the newest where none is named. */
export async function getVersionRow(template: TemplateRow, version: number | undefined) {
  const [latest] = template.versions;
  const wanted = version ?? latest?.version ?? 1;
  const row = await db().templateVersion.findUnique({
    where: { templateId_version: { templateId: template.id, version: wanted } },
  });
  if (!row) throw notFound('version of the template');
  return row;
}

/** Templates by name; bounded by the page. */
export async function listTemplates(
  tenant: Tenant,
  input: { limit: number; cursor?: string | undefined; search?: string | undefined; archived: boolean },
) {
  const after = input.cursor === undefined ? null : String(decodeCursor(input.cursor, 1)[0]);
  const rows = await db().template.findMany({
    where: {
      workspaceId: tenant.workspaceId,
      archivedAt: input.archived ? { not: null } : null,
      AND: [
        after === null ? {} : { name: { gt: after } },
        input.search === undefined ? {} : { name: { contains: input.search, mode: 'insensitive' } },
      ],
    },
    orderBy: { name: 'asc' },
    take: input.limit + 1,
    include: newest,
  });
  return toPage(rows, input.limit, (row) => [row.name], presentSummary);
}

/** A template with its body, in the version named or the newest, and its history. */
export async function getTemplate(tenant: Tenant, idOrName: string, version?: number) {
  const template = await getTemplateRow(tenant, idOrName);
  const shown = await getVersionRow(template, version);
  const history = await db().templateVersion.findMany({
    where: { templateId: template.id },
    select: { version: true, sha256: true, createdById: true, createdAt: true },
    orderBy: { version: 'desc' },
    take: 200,
  });
  const authors = await db().principal.findMany({
    where: { id: { in: history.map(({ createdById }) => createdById) } },
  });
  const missions = await db().mission.count({ where: { templateVersion: { templateId: template.id } } });
  return presentTemplate(template, shown, { history, authors, missions, principal: tenant.principal });
}
