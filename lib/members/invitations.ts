import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { notFound } from '@/lib/core/errors';
import { decodeCursor, type Page, toPage } from '@/lib/core/pagination';
import { db } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { type InvitationRow, presentInvitation } from './presenter';
import type { InvitationWire } from './schema';

type Wanted = { limit: number; cursor?: string | undefined; openOnly?: boolean | undefined };

const columns = Prisma.sql`i.id, i.workspace_id as "workspaceId", i.role, i.email, i.token_hash as "tokenHash",
  i.created_by_id as "createdById", i.created_at as "createdAt", i.expires_at as "expiresAt",
  i.accepted_at as "acceptedAt", i.revoked_at as "revokedAt", p.name as "createdByName",
  case when i.accepted_at is not null then 'accepted' when i.revoked_at is not null then 'revoked'
    when i.expires_at <= now() then 'expired' else 'open' end as status`;

/** Invitations of the workspace, the newest first. */
export async function listInvitations(tenant: Tenant, wanted: Wanted): Promise<Page<InvitationWire>> {
  const before = wanted.cursor ? String(decodeCursor(wanted.cursor, 1)[0]) : null;
  const rows = await db().$queryRaw<InvitationRow[]>`
    select * from (select ${columns} from invitation i join principal p on p.id = i.created_by_id
      where i.workspace_id = ${tenant.workspaceId} and (${before}::text is null or i.id < ${before})) as found
    where not ${wanted.openOnly ?? false} or status = 'open' order by id desc limit ${wanted.limit + 1}`;
  return toPage(
    rows,
    wanted.limit,
    (row) => [row.id],
    (row) => presentInvitation(row, tenant.principal),
  );
}

export async function getInvitation(tenant: Tenant, id: string): Promise<InvitationWire> {
  const [row] = await db().$queryRaw<InvitationRow[]>`
    select ${columns} from invitation i join principal p on p.id = i.created_by_id
    where i.id = ${id} and i.workspace_id = ${tenant.workspaceId}`;
  if (!row) throw notFound('invitation');
  return presentInvitation(row, tenant.principal);
}

/** What an open link offers; `not_found` for a used, revoked, expired or made-up one, all alike. */
export async function getOpenInvitation(token: string) {
  const [row] = await db().$queryRaw<OpenRow[]>`
    select w.name as "workspaceName", i.role, i.email, p.name as "invitedBy", i.expires_at as "expiresAt"
    from invitation i join workspace w on w.id = i.workspace_id join principal p on p.id = i.created_by_id
    where i.token_hash = ${sha256Hex(token)} and i.accepted_at is null and i.revoked_at is null
      and i.expires_at > now()`;
  if (!row) throw invitationGone();
  return { ...row, expiresAt: row.expiresAt.toISOString() };
}

type OpenRow = {
  workspaceName: string;
  role: InvitationWire['role'];
  email: string | null;
  invitedBy: string;
  expiresAt: Date;
};

export const invitationGone = () => notFound('open invitation', 'any more');
