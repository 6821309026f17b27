import 'server-only';
import { DomainError, notFound, versionMismatch, wrongState } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { recordInWorkspace } from '@/lib/events/chain';
import { isDuplicate, type Tx, transaction } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import type { AgentChanges, NewAgent } from './schema';

/** Registers an agent; it can do nothing before it holds a token. A name that is taken is `conflict`. */
export async function createAgent(tenant: Tenant, given: NewAgent): Promise<string> {
  const id = newId('agent');
  const { workspaceId, principal } = tenant;
  await orNameTaken(() =>
    transaction(async (tx) => {
      await tx.principal.create({ data: { id, workspaceId, kind: 'agent', name: given.name } });
      await tx.agent.create({ data: { id, workspaceId, ...given, createdById: principal.id } });
      await recordInWorkspace(tx, tenant, [
        {
          type: 'agent.created',
          subject: id,
          data: { kind: given.kind, concurrencyLimit: given.concurrencyLimit, nameSha256: sha256Hex(given.name) },
        },
      ]);
    }),
  );
  return id;
}

/** Changes what is given, from the agent's next claim on. Stale `expectedVersion` is `version_mismatch`. */
export async function updateAgent(tenant: Tenant, { agent: id, expectedVersion, ...given }: AgentChanges) {
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  await orNameTaken(() =>
    transaction(async (tx) => {
      const { version } = await lockAgent(tx, tenant, id);
      if (expectedVersion !== undefined && expectedVersion !== version)
        throw versionMismatch('agent', expectedVersion, version);
      await tx.agent.update({ where: { id }, data: { ...changes, version: version + 1 } });
      if (given.name !== undefined) await tx.principal.update({ where: { id }, data: { name: given.name } });
      await recordInWorkspace(tx, tenant, [
        { type: 'agent.updated', subject: id, data: { changed: Object.keys(changes), version: version + 1 } },
      ]);
    }),
  );
}

/** Takes an agent off the list and revokes its tokens at once; what it holds is swept when its leases expire. */
export async function archiveAgent(tenant: Tenant, id: string): Promise<void> {
  await transaction(async (tx) => {
    await lockAgent(tx, tenant, id);
    const now = new Date();
    await tx.agent.update({ where: { id }, data: { archivedAt: now, version: { increment: 1 } } });
    const { count } = await tx.token.updateMany({ where: { agentId: id, revokedAt: null }, data: { revokedAt: now } });
    await recordInWorkspace(tx, tenant, [{ type: 'agent.archived', subject: id, data: { tokensRevoked: count } }]);
  });
}

async function lockAgent(tx: Tx, { workspaceId }: Tenant, id: string): Promise<{ version: number }> {
  const [row] = await tx.$queryRaw<{ version: number; archived: boolean }[]>`
    select version, archived_at is not null as archived from agent
    where id = ${id} and workspace_id = ${workspaceId} for no key update`;
  if (!row) throw notFound('agent');
  if (row.archived) throw wrongState('The agent is archived.', 'Create a new agent under another name.');
  return row;
}

async function orNameTaken(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new DomainError('conflict', {
      detail: 'Another agent, perhaps an archived one, has this name.',
      next: 'Choose another name.',
      errors: [{ path: 'name', message: 'is taken' }],
    });
  }
}
