import 'server-only';
import { randomBytes } from 'node:crypto';
import type { Prisma } from '@/generated/prisma/client';
import { forbidden, invalidInput, notFound, wrongState } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { decodeCursor, type Page, toPage } from '@/lib/core/pagination';
import { agentScopes, type Principal, type TokenScope } from '@/lib/core/principal';
import { recordInWorkspace } from '@/lib/events/chain';
import { db, type Tx, transaction } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { canManageAgentTokens, canRevokeToken, canSeeAllTokens } from './policy';
import { presentToken, type TokenRow } from './presenter';
import { grantableScopes } from './rules';
import type { NewToken, TokenWire } from './schema';

type Holder = { agentId: string } | { memberId: string };
type Terms = Pick<NewToken, 'name' | 'scopes' | 'expiresInDays' | 'requestsPerMinute'>;
export type Issued = { id: string; secret: string };

/**
 * Mints a token for an agent, or for the caller. Never more than the caller may give: of its role, and of its own token
 * where it came with one (`forbidden`). The secret is in this answer and nowhere else.
 */
export async function issueToken(tenant: Tenant, given: NewToken): Promise<Issued> {
  const { principal } = tenant;
  const { agentId, scopes } = given;
  if (agentId !== undefined) refuseScopesOfPeople(scopes);
  if (agentId !== undefined && !canManageAgentTokens(principal))
    throw forbidden('Only planners and owners issue tokens for agents.', 'Ask one of them.');
  refuseBeyond(principal, agentId === undefined ? 'member' : 'agent', scopes);
  const holder = agentId === undefined ? { memberId: principal.id } : { agentId };
  return transaction(async (tx) => {
    if (agentId !== undefined) await checkAgent(tx, tenant, agentId);
    return mintToken(tx, tenant, holder, given);
  });
}

export function refuseBeyond(principal: Principal, holder: 'member' | 'agent', scopes: readonly TokenScope[]): void {
  const grantable = grantableScopes(principal, holder);
  const beyond = scopes.filter((scope) => !grantable.includes(scope));
  if (beyond.length > 0)
    throw forbidden(
      `You cannot give the scope ${beyond.join(', ')}: a token never exceeds who issues it.`,
      `Choose among ${grantable.join(', ')}, or ask an owner.`,
    );
}

function refuseScopesOfPeople(scopes: readonly TokenScope[]): void {
  const foreign = scopes.filter((scope) => !agentScopes.some((held) => held === scope));
  if (foreign.length > 0)
    throw invalidInput('scopes', `${foreign.join(', ')} is for people; an agent's token cannot hold it`);
}

async function checkAgent(tx: Tx, { workspaceId }: Tenant, id: string): Promise<void> {
  const agent = await tx.agent.findFirst({ where: { id, workspaceId } });
  if (!agent) throw notFound('agent');
  if (agent.archivedAt) throw wrongState('The agent is archived.', 'Create another agent.');
}

/** Writes the token and its event; the caller has judged who may have it. */
export async function mintToken(tx: Tx, tenant: Tenant, holder: Holder, terms: Terms): Promise<Issued> {
  const { workspaceId, principal } = tenant;
  const { name, scopes, expiresInDays, requestsPerMinute = null } = terms;
  const id = newId('token');
  const secret = `${'agentId' in holder ? 'mca' : 'mcp'}_${randomBytes(32).toString('base64url')}`;
  const expiresAt = new Date(Date.now() + expiresInDays * 86_400_000);
  await tx.token.create({
    data: {
      id,
      workspaceId,
      ...holder,
      name,
      hint: secret.slice(0, 8),
      hash: sha256Hex(secret),
      scopes,
      requestsPerMinute,
      createdById: principal.id,
      expiresAt,
    },
  });
  const holderId = 'agentId' in holder ? holder.agentId : holder.memberId;
  await recordInWorkspace(tx, tenant, [
    { type: 'token.issued', subject: id, data: { holder: holderId, scopes, days: expiresInDays } },
  ]);
  return { id, secret };
}

/** Makes a token useless from its next request on; open streams close within seconds. */
export async function revokeToken(tenant: Tenant, id: string): Promise<void> {
  await transaction(async (tx) => {
    const row = await tx.token.findFirst({ where: { id, workspaceId: tenant.workspaceId } });
    if (!row) throw notFound('token');
    if (!canRevokeToken(tenant.principal, row))
      throw forbidden('This token is not yours.', 'Ask its holder or an owner to revoke it.');
    const { count } = await tx.token.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } });
    if (count === 0) throw wrongState('The token is revoked already.', 'There is nothing left to do.');
    const holder = row.agentId ?? row.memberId;
    await recordInWorkspace(tx, tenant, [{ type: 'token.revoked', subject: id, data: { holder } }]);
  });
}

type Wanted = {
  limit: number;
  cursor?: string | undefined;
  agentId?: string | undefined;
  all?: boolean | undefined;
  liveOnly?: boolean | undefined;
};

/** Tokens without their secrets, the newest first: of one agent, of everybody, or one's own. */
export async function listTokens(tenant: Tenant, wanted: Wanted): Promise<Page<TokenWire>> {
  const { principal, workspaceId } = tenant;
  const mayList = wanted.all ? canSeeAllTokens(principal) : !wanted.agentId || canManageAgentTokens(principal);
  if (!mayList)
    throw forbidden('You see your own tokens only.', 'Leave out agentId and all, or ask an owner or planner.');
  if (wanted.agentId) await checkAgentExists(workspaceId, wanted.agentId);
  const before = wanted.cursor ? String(decodeCursor(wanted.cursor, 1)[0]) : undefined;
  const ofHolder = wanted.agentId ? { agentId: wanted.agentId } : wanted.all ? {} : { memberId: principal.id };
  const rows = await readTokens(
    {
      workspaceId,
      ...ofHolder,
      ...(before && { id: { lt: before } }),
      ...(wanted.liveOnly && { revokedAt: null, expiresAt: { gt: new Date() } }),
    },
    wanted.limit + 1,
  );
  return toPage(
    rows,
    wanted.limit,
    (row) => [row.id],
    (row) => presentToken(row, principal),
  );
}

async function checkAgentExists(workspaceId: string, id: string): Promise<void> {
  if (!(await db().agent.findFirst({ where: { id, workspaceId }, select: { id: true } }))) throw notFound('agent');
}

export async function getToken(tenant: Tenant, id: string): Promise<TokenWire> {
  const [row] = await readTokens({ id, workspaceId: tenant.workspaceId }, 1);
  if (!row) throw notFound('token');
  return presentToken(row, tenant.principal);
}

async function readTokens(where: Prisma.TokenWhereInput, take: number): Promise<TokenRow[]> {
  const tokens = await db().token.findMany({ where, orderBy: { id: 'desc' }, take });
  const ids = tokens.flatMap((row) => [row.agentId ?? row.memberId ?? '', row.createdById]);
  const principals = await db().principal.findMany({ where: { id: { in: ids } } });
  const named = new Map(principals.map(({ id, kind, name }) => [id, { id, kind, name }]));
  const now = new Date();
  return tokens.map((row) => ({
    ...row,
    holder: named.get(row.agentId ?? row.memberId ?? '') ?? gone,
    createdBy: named.get(row.createdById) ?? gone,
    now,
  }));
}

const gone = { id: '', kind: 'system', name: 'unknown' } as const;
