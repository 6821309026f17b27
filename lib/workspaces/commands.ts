import 'server-only';
import { DomainError, notFound, versionMismatch } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { recordInWorkspace } from '@/lib/events/chain';
import { isDuplicate, type Tx, transaction } from '@/lib/server/db';
import { openMemberships, type SignedIn } from '@/lib/server/gate';
import { sha256Hex } from '@/lib/server/hash';
import { systemPrincipal, type Tenant } from '@/lib/server/tenant';
import { freeSlug } from './data';
import { slugOf } from './rules';
import type { WorkspaceChanges } from './schema';

export type NewWorkspace = { name: string; slug?: string | undefined; currency: string };
export type FoundedWorkspace = { id: string; slug: string; memberId: string };

/**
 * Creates a workspace whole, in one transaction: its address, its system principal, this person as its owner, and its
 * Inbox. A slug that was ever used is `conflict`; without one the first free slug of the name is taken.
 */
export async function createWorkspace(person: SignedIn, given: NewWorkspace): Promise<FoundedWorkspace> {
  try {
    return await transaction((tx) => foundWorkspace(tx, person, given));
  } catch (error) {
    if (isDuplicate(error)) throw slugTaken();
    throw error;
  }
}

async function foundWorkspace(tx: Tx, person: SignedIn, given: NewWorkspace): Promise<FoundedWorkspace> {
  const { name, currency } = given;
  const id = newId('workspace');
  const slug = given.slug ?? (await freeSlug(slugOf(name)));
  await tx.workspace.create({ data: { id, slug, name, currency, slugs: { create: { slug } } } });
  const system = systemPrincipal(id);
  await tx.principal.create({ data: { id: system.id, workspaceId: id, kind: 'system', name: system.name } });
  const memberId = newId('member');
  await tx.principal.create({ data: { id: memberId, workspaceId: id, kind: 'member', name: person.name } });
  await tx.member.create({ data: { id: memberId, workspaceId: id, userId: person.userId, role: 'owner' } });
  await tx.mission.create({ data: { ...inboxOf(id), createdById: system.id } });
  const tenants = await openMemberships(person.userId, person.requestId);
  const tenant = tenants.find(({ workspaceId }) => workspaceId === id);
  if (!tenant) throw new Error(`the founder is no member of ${id}`);
  await recordInWorkspace(tx, tenant, [
    { type: 'workspace.created', subject: id, data: { slug, currency } },
    { type: 'member.joined', subject: memberId, data: { role: 'owner' } },
  ]);
  return { id, slug, memberId };
}

/** The standing mission for single tasks: always in execute, never held, ended or sealed. */
const inboxOf = (workspaceId: string) =>
  ({ id: newId('mission'), workspaceId, name: 'Inbox', isInbox: true, status: 'execute' }) as const;

const slugTaken = () =>
  new DomainError('conflict', {
    detail: 'Another workspace has or had this address.',
    next: 'Choose another slug.',
    errors: [{ path: 'slug', message: 'is taken' }],
  });

/** Changes what is given; a new slug leaves the old one leading here. Stale `expectedVersion` is `version_mismatch`. */
export async function updateWorkspace(tenant: Tenant, changes: WorkspaceChanges): Promise<void> {
  const { name, slug, plannersSign, expectedVersion } = changes;
  await transaction(async (tx) => {
    const id = tenant.workspaceId;
    const [row] = await tx.$queryRaw<{ version: number }[]>`
      update workspace set version = version + 1 where id = ${id} returning version - 1 as version`;
    if (!row) throw notFound('workspace', 'that you belong to');
    if (expectedVersion !== undefined && expectedVersion !== row.version)
      throw versionMismatch('workspace', expectedVersion, row.version);
    if (slug !== undefined) await claimSlug(tx, id, slug);
    await tx.workspace.update({
      where: { id },
      data: { ...(name && { name }), ...(slug && { slug }), ...(plannersSign !== undefined && { plannersSign }) },
    });
    await recordInWorkspace(tx, tenant, [
      {
        type: 'workspace.updated',
        subject: id,
        data: {
          ...(name && { nameSha256: sha256Hex(name) }),
          ...(slug && { slug }),
          ...(plannersSign !== undefined && { plannersSign }),
        },
      },
    ]);
  });
}

async function claimSlug(tx: Tx, workspaceId: string, slug: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ workspaceId: string }[]>`
    insert into workspace_slug (slug, workspace_id) values (${slug}, ${workspaceId})
    on conflict (slug) do update set slug = excluded.slug returning workspace_id as "workspaceId"`;
  if (row?.workspaceId !== workspaceId) throw slugTaken();
}
