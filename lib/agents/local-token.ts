import 'server-only';
import { forbidden, invalidInput, notFound } from '@/lib/core/errors';
import { type Tx, transaction } from '@/lib/server/db';
import { systemTenant } from '@/lib/server/tenant';
import { scopesForRole } from './rules';
import { issueTokenInput } from './schema';
import { mintToken } from './tokens';

export type LocalTokenRequest = {
  /** Its slug; may be left out where there is only one workspace. */
  workspace?: string | undefined;
  holder: { agent: string } | { member: string };
  scopes: string[];
  days?: number | undefined;
};

export type LocalToken = { secret: string; workspace: string; holder: string; scopes: string[]; days: number };

/**
 * Mints a token from the machine itself, where nobody signs in: for an agent by name or a member by address, recorded
 * as done by the system. The bounds are those of `issue_token`: an agent's scopes, a member's role.
 */
export async function issueLocalToken(request: LocalTokenRequest): Promise<LocalToken> {
  const { holder, scopes } = request;
  const terms = issueTokenInput.parse({ name: 'command line', scopes, expiresInDays: request.days });
  return transaction(async (tx) => {
    const workspace = await pickWorkspace(tx, request.workspace);
    const tenant = systemTenant(workspace.id, 'command');
    const found =
      'agent' in holder
        ? await findAgent(tx, workspace.id, holder.agent, terms.scopes)
        : await findMember(tx, workspace.id, holder.member, terms.scopes);
    const { secret } = await mintToken(tx, tenant, found.holder, terms);
    return { secret, workspace: workspace.slug, holder: found.name, scopes: terms.scopes, days: terms.expiresInDays };
  });
}

async function pickWorkspace(tx: Tx, slug: string | undefined): Promise<{ id: string; slug: string }> {
  if (slug !== undefined) {
    const row = await tx.workspaceSlug.findUnique({ where: { slug }, include: { workspace: true } });
    if (!row) throw notFound('workspace');
    return row.workspace;
  }
  const [only, another] = await tx.workspace.findMany({ orderBy: { id: 'asc' }, take: 2 });
  if (!only) throw notFound('workspace');
  if (another) throw invalidInput('workspace', 'must say which one, there are several', 'Add --workspace SLUG.');
  return only;
}

async function findAgent(tx: Tx, workspaceId: string, name: string, scopes: readonly string[]) {
  const row = await tx.agent.findUnique({ where: { workspaceId_name: { workspaceId, name } } });
  if (!row || row.archivedAt) throw notFound(`agent named "${name}"`);
  if (scopes.some((scope) => scope === 'decide' || scope === 'admin'))
    throw invalidInput('scopes', "decide and admin are for people; an agent's token cannot hold them");
  return { holder: { agentId: row.id }, name: row.name };
}

async function findMember(tx: Tx, workspaceId: string, address: string, scopes: readonly string[]) {
  const email = address.trim().toLowerCase();
  const row = await tx.member.findFirst({ where: { workspaceId, removedAt: null, user: { email } } });
  if (!row) throw notFound(`member with the address ${email}`);
  const held: readonly string[] = scopesForRole(row.role);
  const beyond = scopes.filter((scope) => !held.includes(scope));
  if (beyond.length > 0)
    throw forbidden(`A ${row.role} cannot hold the scope ${beyond.join(', ')}.`, `Choose among ${held.join(', ')}.`);
  return { holder: { memberId: row.id }, name: email };
}
