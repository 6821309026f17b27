import 'server-only';
import { notFound } from '@/lib/core/errors';
import { decodeCursor, type Page, toPage } from '@/lib/core/pagination';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { presentMe, presentMember } from './presenter';
import type { Me, MemberWire } from './schema';

type PageOf = { limit: number; cursor?: string | undefined };

/** The present members by name. */
export async function listMembers(tenant: Tenant, { limit, cursor }: PageOf): Promise<Page<MemberWire>> {
  const [name, id] = cursor ? decodeCursor(cursor, 2).map(String) : [];
  const rows = await db().member.findMany({
    where: {
      workspaceId: tenant.workspaceId,
      removedAt: null,
      ...(name !== undefined &&
        id !== undefined && {
          OR: [{ principal: { name: { gt: name } } }, { principal: { name }, id: { gt: id } }],
        }),
    },
    include: { user: true },
    orderBy: [{ principal: { name: 'asc' } }, { id: 'asc' }],
    take: limit + 1,
  });
  return toPage(
    rows,
    limit,
    (row) => [row.user.name, row.id],
    (row) => presentMember(row, tenant.principal),
  );
}

export async function getMember(tenant: Tenant, id: string): Promise<MemberWire> {
  const row = await db().member.findFirst({
    where: { id, workspaceId: tenant.workspaceId, removedAt: null },
    include: { user: true },
  });
  if (!row) throw notFound('member');
  return presentMember(row, tenant.principal);
}

export async function getMe({ workspaceId, principal }: Tenant): Promise<Me> {
  const workspace = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const person = principal.kind === 'member' ? await db().user.findUnique({ where: { id: principal.userId } }) : null;
  const id = principal.via.door === 'token' ? principal.via.tokenId : null;
  const token = id === null ? null : await db().token.findUnique({ where: { id } });
  return presentMe(principal, workspace, token, person?.email ?? null);
}
