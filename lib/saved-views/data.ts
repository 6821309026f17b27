import 'server-only';
import { notFound } from '../core/errors';
import { db } from '../server/db';
import type { Tenant } from '../server/tenant';
import { presentView } from './presenter';
import { mostOwn, mostShared, type SavedView } from './schema';

const withOwner = { member: { select: { user: { select: { name: true } } } } } as const;

/** The reader's own views, then what others share. */
export async function listViews({ workspaceId, principal }: Tenant): Promise<{ items: SavedView[] }> {
  const [own, shared] = await Promise.all([
    db().savedView.findMany({
      where: { workspaceId, memberId: principal.id },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: mostOwn,
      include: withOwner,
    }),
    db().savedView.findMany({
      where: { workspaceId, shared: true, memberId: { not: principal.id }, member: { removedAt: null } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: mostShared,
      include: withOwner,
    }),
  ]);
  const byName = shared.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return { items: [...own, ...byName].map((row) => presentView(row, principal.id)) };
}

/** One that the reader sees: another's private view is as `not_found` as one that does not exist. */
export async function getView({ workspaceId, principal }: Tenant, id: string): Promise<SavedView> {
  const row = await db().savedView.findFirst({
    where: { id, workspaceId, OR: [{ memberId: principal.id }, { shared: true }] },
    include: withOwner,
  });
  if (!row) throw notFound('saved view');
  return presentView(row, principal.id);
}
