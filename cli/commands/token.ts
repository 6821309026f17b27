import type { TokenScope } from '@/lib/core/principal';
import { Problem } from '../../scripts/problem.ts';
import { readOptions } from '../remote/settings.ts';
import { withLocalDatabase } from './local-database';

const usage = `Usage: npx mission-control token --agent NAME --scopes read,work [--create]
       npx mission-control token --member EMAIL --scopes read,decide

  --scopes      for agents read, work, plan, review; for members also decide, admin
  --create      register the agent first when there is none of that name
  --kind        of an agent that is created: worker, validator or orchestrator (worker)
  --days        until it expires, 1 to 365 (90)
  --name        where it will be used ("command line")
  --workspace   slug, where there are several workspaces

The token alone is written to standard output, once: keep it, it cannot be shown again.`;

const options = {
  agent: { type: 'string' },
  member: { type: 'string' },
  scopes: { type: 'string' },
  days: { type: 'string' },
  name: { type: 'string' },
  workspace: { type: 'string' },
  create: { type: 'boolean' },
  kind: { type: 'string' },
} as const;

type Values = ReturnType<typeof readOptions<typeof options>>['values'];

export async function token(args: string[]): Promise<void> {
  const { values, positionals } = readOptions(args, options, usage);
  const hasOneHolder = (values.agent === undefined) !== (values.member === undefined);
  if (!hasOneHolder || !values.scopes || positionals.length > 0) throw new Problem(usage);
  const secret = await withLocalDatabase(process.cwd(), () => mint(values));
  console.error(`Token for ${values.agent ?? values.member}; it is shown only now:`);
  console.log(secret);
}

async function mint(values: Values): Promise<string> {
  const { mintToken } = await import('@/lib/agents/tokens');
  const { transaction } = await import('@/lib/server/db');
  const { systemTenant } = await import('@/lib/server/tenant');
  const workspaceId = await findWorkspace(values.workspace);
  const tenant = systemTenant(workspaceId, 'command');
  const terms = await readTerms(values);
  return transaction(async (tx) => {
    const holder =
      values.agent === undefined
        ? { memberId: await findMember(workspaceId, values.member ?? '', terms.scopes) }
        : { agentId: await findAgent(workspaceId, values.agent, values) };
    return (await mintToken(tx, tenant, holder, terms)).secret;
  });
}

async function readTerms(values: Values) {
  const { issueTokenInput } = await import('@/lib/agents/schema');
  const { agentScopes } = await import('@/lib/core/principal');
  const read = issueTokenInput.safeParse({
    name: values.name ?? 'command line',
    scopes: values.scopes?.split(',').map((scope) => scope.trim()),
    expiresInDays: values.days,
  });
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Problem(`${issue?.path.join('.')}: ${issue?.message}\n\n${usage}`);
  }
  const foreign = read.data.scopes.filter((scope) => !agentScopes.some((held) => held === scope));
  if (values.agent !== undefined && foreign.length > 0) {
    throw new Problem(`${foreign.join(', ')} is for people; an agent's token holds read, work, plan or review.`);
  }
  return read.data;
}

async function findWorkspace(slug: string | undefined): Promise<string> {
  const { db } = await import('@/lib/server/db');
  const all = await db().workspace.findMany({ select: { id: true, slug: true }, orderBy: { slug: 'asc' } });
  const found = slug === undefined && all.length === 1 ? all[0] : all.find((workspace) => workspace.slug === slug);
  if (found) return found.id;
  if (all.length === 0) throw new Problem('There is no workspace yet: open the link that npm start prints first.');
  const slugs = all.map((workspace) => workspace.slug).join(', ');
  throw new Problem(
    slug ? `There is no workspace "${slug}". There are: ${slugs}.` : `Say --workspace, one of: ${slugs}.`,
  );
}

async function findMember(workspaceId: string, email: string, scopes: readonly TokenScope[]): Promise<string> {
  const { db } = await import('@/lib/server/db');
  const { scopesForRole } = await import('@/lib/agents/rules');
  const user = { email: email.trim().toLowerCase() };
  const found = await db().member.findFirst({ where: { workspaceId, removedAt: null, user } });
  if (!found) throw new Problem(`Nobody with the address ${email} is a member of this workspace.`);
  const held = scopesForRole(found.role);
  const beyond = scopes.filter((scope) => !held.includes(scope));
  if (beyond.length > 0) {
    throw new Problem(`A ${found.role} cannot hold ${beyond.join(', ')}; choose among ${held.join(', ')}.`);
  }
  return found.id;
}

async function findAgent(workspaceId: string, name: string, { create, kind }: Values): Promise<string> {
  const { db } = await import('@/lib/server/db');
  const found = await db().agent.findFirst({ where: { workspaceId, name } });
  if (found?.archivedAt) throw new Problem(`The agent "${name}" is archived. Choose another name.`);
  if (found) return found.id;
  if (!create) throw new Problem(`There is no agent "${name}". Create it on the Agents page, or add --create.`);
  const { createAgent } = await import('@/lib/agents/commands');
  const { createAgentInput } = await import('@/lib/agents/schema');
  const { systemTenant } = await import('@/lib/server/tenant');
  const read = createAgentInput.safeParse({ name, kind });
  if (!read.success)
    throw new Problem(`${read.error.issues[0]?.path.join('.')}: ${read.error.issues[0]?.message}\n\n${usage}`);
  return createAgent(systemTenant(workspaceId, 'command'), read.data);
}
