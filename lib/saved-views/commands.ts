import 'server-only';
import type { z } from 'zod';
import { DomainError, forbidden, invalidInput, wrongState } from '../core/errors';
import { newId } from '../core/ids';
import { recordInWorkspace } from '../events/chain';
import { isDuplicate, type Tx, transaction } from '../server/db';
import type { Tenant } from '../server/tenant';
import { getView } from './data';
import { viewQuery } from './rules';
import { mostOwn, type SavedView, type saveViewInput, type updateViewInput } from './schema';

/** Keeps a view for the caller. A name that they use on this page is `conflict`; beyond the most of them `wrong_state`. */
export async function saveView(tenant: Tenant, given: z.output<typeof saveViewInput>): Promise<SavedView> {
  const { workspaceId, principal } = tenant;
  const id = newId('savedView');
  await orNameTaken(() =>
    transaction(async (tx) => {
      if ((await tx.savedView.count({ where: { memberId: principal.id } })) >= mostOwn)
        throw wrongState(`You keep ${mostOwn} views, which is the most.`, 'Delete one that you use no more.');
      await tx.savedView.create({ data: { id, workspaceId, memberId: principal.id, ...given } });
      if (given.shared) await record(tx, tenant, 'view.shared', id);
    }),
  );
  return getView(tenant, id);
}

/** Changes what is given of one's own view. */
export async function updateView(
  tenant: Tenant,
  { view: id, ...given }: z.output<typeof updateViewInput>,
): Promise<SavedView> {
  const { page, shared: before } = await getOwn(tenant, id);
  const { query } = given;
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (query !== undefined && viewQuery(page, new URLSearchParams(query)) !== query)
    throw invalidInput(
      'query',
      'must hold only parameters of this page, each once',
      'Take it from an address of the page.',
    );
  await orNameTaken(() =>
    transaction(async (tx) => {
      const { shared: after } = await tx.savedView.update({ where: { id }, data: changes });
      const type = after ? (before ? 'view.changed' : 'view.shared') : 'view.unshared';
      if (before || after) await record(tx, tenant, type, id);
    }),
  );
  return getView(tenant, id);
}

export async function deleteView(tenant: Tenant, id: string): Promise<null> {
  const { shared } = await getOwn(tenant, id);
  await transaction(async (tx) => {
    await tx.savedView.deleteMany({ where: { id, memberId: tenant.principal.id } });
    if (shared) await record(tx, tenant, 'view.deleted', id);
  });
  return null;
}

/** Of views that others see, they hear at once; what somebody keeps to themselves is nobody else's fact. */
const record = (tx: Tx, tenant: Tenant, type: string, subject: string) =>
  recordInWorkspace(tx, tenant, [{ type, subject }]);

async function getOwn(tenant: Tenant, id: string): Promise<SavedView> {
  const view = await getView(tenant, id);
  if (!view.can.change)
    throw forbidden('Only who saved a view changes it.', 'Open it and save it under a name of your own.');
  return view;
}

async function orNameTaken<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new DomainError('conflict', {
      detail: 'You have a view of this name on this page.',
      next: 'Replace that one, or choose another name.',
      errors: [{ path: 'name', message: 'is taken' }],
    });
  }
}
