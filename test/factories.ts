import { newId } from '../lib/core/ids.ts';
import type { AgentKind, MemberPrincipal, Principal, Role, TokenScope } from '../lib/core/principal.ts';
import { db } from '../lib/server/db.ts';
import { sha256Hex } from '../lib/server/hash.ts';
import { mintTenant, systemPrincipal, type Tenant } from '../lib/server/tenant.ts';

// Arrange through the database, act and assert through commands and doors. Names are plainly test data.
let serial = 0;
const unique = (word: string) => `${word}-${process.pid}-${++serial}`;

export type TestWorkspace = {
  id: string;
  slug: string;
  owner: Tenant<MemberPrincipal>;
  system: Tenant;
  inboxId: string;
};

/** A workspace with its owner, its system principal and its Inbox. */
export async function aWorkspace(given: { currency?: string; plannersSign?: boolean } = {}): Promise<TestWorkspace> {
  const id = newId('workspace');
  const slug = unique('ws');
  await db().workspace.create({ data: { id, slug, name: slug, ...given, slugs: { create: { slug } } } });
  const system = systemPrincipal(id);
  await db().principal.create({ data: { id: system.id, workspaceId: id, kind: 'system', name: system.name } });
  const owner = await aMember({ id }, 'owner');
  const inboxId = newId('mission');
  await db().mission.create({
    data: { id: inboxId, workspaceId: id, name: 'Inbox', isInbox: true, status: 'execute', createdById: system.id },
  });
  return { id, slug, owner, system: mintTenant(id, system, 'test'), inboxId };
}

/** A person with this role, acting by session. */
export async function aMember(workspace: { id: string }, role: Role): Promise<Tenant<MemberPrincipal>> {
  const name = unique(role);
  const person = await db().user.create({
    data: { id: newId('user'), email: `${name}@example.test`, name, passwordHash: 'none' },
  });
  const id = newId('member');
  await db().principal.create({ data: { id, workspaceId: workspace.id, kind: 'member', name } });
  await db().member.create({ data: { id, workspaceId: workspace.id, userId: person.id, role } });
  const principal: MemberPrincipal = { kind: 'member', id, userId: person.id, name, role, via: { door: 'session' } };
  return mintTenant(workspace.id, principal, 'test');
}

export type TestAgent = { id: string; tenant: Tenant; token: string };

/** An agent with a token of these scopes; `token` is the bearer text. */
export async function anAgent(
  workspace: { id: string; owner: Tenant },
  given: {
    kind?: AgentKind;
    scopes?: TokenScope[];
    skills?: string[];
    tools?: string[];
    models?: string[];
    concurrencyLimit?: number;
  } = {},
): Promise<TestAgent> {
  const { kind = 'worker', scopes = ['read', 'work'], ...rest } = given;
  const id = newId('agent');
  const name = unique('agent');
  const createdById = workspace.owner.principal.id;
  await db().principal.create({ data: { id, workspaceId: workspace.id, kind: 'agent', name } });
  const capabilities = { skills: [], tools: [], models: [], ...rest };
  await db().agent.create({ data: { id, workspaceId: workspace.id, name, kind, createdById, ...capabilities } });
  const { token, tokenId } = await aToken(workspace, { agentId: id }, scopes);
  const principal: Principal = { kind: 'agent', id, name, agentKind: kind, via: { door: 'token', tokenId, scopes } };
  return { id, tenant: mintTenant(workspace.id, principal, 'test'), token };
}

/** A bearer token of an agent or a member. */
export async function aToken(
  workspace: { id: string; owner: Tenant },
  holder: { agentId: string } | { memberId: string },
  scopes: readonly TokenScope[],
  expiresAt = new Date(Date.now() + 86_400_000),
): Promise<{ token: string; tokenId: string }> {
  const tokenId = newId('token');
  const token = `${'agentId' in holder ? 'mca' : 'mcp'}_${tokenId.slice(4)}${newId('token').slice(4)}`;
  await db().token.create({
    data: {
      id: tokenId,
      workspaceId: workspace.id,
      ...holder,
      name: 'test',
      hint: token.slice(0, 8),
      hash: sha256Hex(token),
      scopes: [...scopes],
      createdById: workspace.owner.principal.id,
      expiresAt,
    },
  });
  return { token, tokenId };
}
