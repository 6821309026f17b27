import 'server-only';
import { DomainError, forbidden, notFound } from '../core/errors';
import type { AgentKind, MemberPrincipal, Principal, Role, TokenScope } from '../core/principal';
import { isPlainText } from '../core/text';
import { db } from './db';
import { sha256Hex } from './hash';
import { readSessionCookie, type SessionClaim } from './session';
import { mintTenant, type Tenant } from './tenant';

/** A person who is signed in, before any workspace is chosen. */
export type SignedIn = { userId: string; email: string; name: string; requestId: string };

/** Who sent the request, as far as its credentials say. */
export type Credentials = { bearer: string | null; session: SessionClaim | null };

export async function readCredentials(headers: Headers): Promise<Credentials> {
  const authorization = headers.get('authorization');
  // A bearer request ignores cookies: a script's token never borrows a browser's session.
  if (authorization !== null) return { bearer: /^Bearer (\S+)$/i.exec(authorization)?.[1] ?? '', session: null };
  return { bearer: null, session: await readSessionCookie(headers.get('cookie')) };
}

const unauthenticated = (detail: string, next: string) => new DomainError('unauthenticated', { detail, next });

/** The tenant of a request: of the token, or of the session in the workspace named by its slug. */
export async function openTenant(credentials: Credentials, slug: string | null, requestId: string): Promise<Tenant> {
  if (slug !== null && !isPlainText(slug)) throw notFound('workspace', 'that you belong to');
  if (credentials.bearer !== null) {
    const { workspaceId, principal, workspaceSlug } = await principalOfToken(credentials.bearer);
    if (slug !== null && slug !== workspaceSlug) throw notFound('workspace', 'that you belong to');
    return mintTenant(workspaceId, principal, requestId);
  }
  if (!credentials.session)
    throw unauthenticated(
      'No session and no token came with the request.',
      'Sign in, or send Authorization: Bearer <token>.',
    );
  if (slug === null)
    throw new DomainError('invalid_input', {
      detail: 'The request does not say which workspace it is for.',
      next: 'Send the header Mission-Workspace with the slug of the workspace.',
      errors: [{ path: 'Mission-Workspace', message: 'is required with a session' }],
    });
  const { workspaceId, principal } = await principalOfSession(credentials.session, slug);
  return mintTenant(workspaceId, principal, requestId);
}

/** The person of the session, without a workspace. Tokens belong to one workspace and are refused here. */
export async function openUser(credentials: Credentials, requestId: string): Promise<SignedIn> {
  if (credentials.bearer !== null)
    throw forbidden('A token belongs to one workspace and cannot do this.', 'Sign in in the browser.');
  if (!credentials.session) throw unauthenticated('You are not signed in.', 'Sign in.');
  const { userId, sessionVersion } = credentials.session;
  const person = await db().user.findUnique({ where: { id: userId } });
  if (!person || person.sessionVersion !== sessionVersion) throw sessionEnded();
  return { userId, email: person.email, name: person.name, requestId };
}

/** Who a person is in each of their workspaces, for facts about the account, which each of them records. */
export async function openMemberships(userId: string, requestId: string): Promise<Tenant<MemberPrincipal>[]> {
  const members = await db().member.findMany({
    where: { userId, removedAt: null },
    include: { user: true },
    orderBy: { workspaceId: 'asc' },
  });
  return members.map(({ workspaceId, id, role, user: { name } }) =>
    mintTenant(workspaceId, { kind: 'member', id, userId, name, role, via: { door: 'session' } }, requestId),
  );
}

const sessionEnded = () => unauthenticated('This session has ended.', 'Sign in again.');

type TokenRow = {
  id: string;
  workspace_id: string;
  slug: string;
  scopes: TokenScope[];
  requests_per_minute: number | null;
  usable: boolean;
  unnoticed: boolean;
  agent_id: string | null;
  agent_kind: AgentKind | null;
  archived: boolean;
  member_id: string | null;
  user_id: string | null;
  role: Role | null;
  removed: boolean;
  name: string;
};

async function principalOfToken(bearer: string) {
  const [row] = await db().$queryRaw<TokenRow[]>`
    select t.id, t.workspace_id, w.slug, t.scopes, t.requests_per_minute, t.revoked_at is null and t.expires_at > now() as usable,
      coalesce(t.last_used_at < now() - interval '1 minute', true) as unnoticed,
      t.agent_id, a.kind as agent_kind, a.archived_at is not null as archived,
      t.member_id, m.user_id, m.role, m.removed_at is not null as removed, p.name
    from token t join workspace w on w.id = t.workspace_id
      join principal p on p.id = coalesce(t.agent_id, t.member_id)
      left join agent a on a.id = t.agent_id left join member m on m.id = t.member_id
    where t.hash = ${sha256Hex(bearer)}`;
  const principal = row?.usable ? toPrincipal(row) : null;
  if (!row || !principal)
    throw unauthenticated(
      'The token is unknown, expired or revoked.',
      'Ask a person of the workspace for a new token.',
    );
  if (row.unnoticed) await noticeUse(row);
  return { workspaceId: row.workspace_id, workspaceSlug: row.slug, principal };
}

/** When a token was last used, and its agent last seen, to the minute: a write for each request would be one too many. */
async function noticeUse({ id, agent_id }: TokenRow): Promise<void> {
  await db().$executeRaw`
    with seen as (update agent set last_seen_at = now() where id = ${agent_id})
    update token set last_used_at = now() where id = ${id}`;
}

function toPrincipal(row: TokenRow): Principal | null {
  const requestsPerMinute = row.requests_per_minute;
  const via = { door: 'token', tokenId: row.id, scopes: row.scopes, requestsPerMinute } as const;
  if (row.agent_id && row.agent_kind && !row.archived)
    return { kind: 'agent', id: row.agent_id, name: row.name, agentKind: row.agent_kind, via };
  if (row.member_id && row.user_id && row.role && !row.removed)
    return { kind: 'member', id: row.member_id, userId: row.user_id, name: row.name, role: row.role, via };
  return null;
}

type SessionRow = {
  session_version: number;
  workspace_id: string | null;
  member_id: string | null;
  role: Role | null;
  name: string;
};

async function principalOfSession(session: SessionClaim, slug: string) {
  const [row] = await db().$queryRaw<SessionRow[]>`
    select u.session_version, m.workspace_id, m.id as member_id, m.role, u.name
    from person u
      left join workspace_slug s on s.slug = ${slug}
      left join member m on m.user_id = u.id and m.workspace_id = s.workspace_id and m.removed_at is null
    where u.id = ${session.userId}`;
  if (row?.session_version !== session.sessionVersion) throw sessionEnded();
  // A workspace that one is not a member of and one that does not exist are the same answer (R10).
  if (!row.workspace_id || !row.member_id || !row.role) throw notFound('workspace', 'that you belong to');
  const principal: Principal = {
    kind: 'member',
    id: row.member_id,
    userId: session.userId,
    name: row.name,
    role: row.role,
    via: { door: 'session' },
  };
  return { workspaceId: row.workspace_id, principal };
}
