import 'server-only';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { DomainError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { Role } from '@/lib/core/principal';
import { openTenant, openUser, readCredentials, type SignedIn } from '@/lib/server/gate';
import type { Tenant } from '@/lib/server/tenant';
import { getWorkspace, listWorkspacesOf } from '@/lib/workspaces/data';

export type WorkspacePage = {
  slug: string;
  name: string;
  currency: string;
  me: { memberId: string; name: string; role: Role };
};

/**
 * Whose page this is, or another page: sign-in without a session, the same page under the present slug for an old one,
 * not-found for a workspace that the person is not a member of, as for one that does not exist (R10). Once a request.
 */
export const openWorkspacePage = cache(async (slug: string): Promise<WorkspacePage> => {
  const tenant = await orRedirect(async () => openTenant(await sessionOf(), slug, newId('request')));
  const { slug: present, name, currency } = await getWorkspace(tenant);
  if (present !== slug) redirect(await movedAddress(slug, present));
  return { slug, name, currency, me: meOf(tenant) };
});

/** The signed-in person; without a session the browser goes to sign-in and comes back. */
export async function openPersonPage(): Promise<SignedIn> {
  return orRedirect(async () => openUser(await sessionOf(), newId('request')));
}

/** The signed-in person, or null, for pages that anyone may see. */
export async function findSignedIn(): Promise<SignedIn | null> {
  try {
    return await openUser(await sessionOf(), newId('request'));
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** Where a person starts: their first workspace, or null where they have none. */
export async function findHome(person: SignedIn): Promise<string | null> {
  const { items } = await listWorkspacesOf(person.userId, { limit: 1 });
  return items[0] ? `/${items[0].slug}` : null;
}

async function sessionOf() {
  const cookie = (await headers()).get('cookie');
  return readCredentials(new Headers(cookie ? { cookie } : {}));
}

async function orRedirect<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'not_found') notFound();
    if (error.code !== 'unauthenticated') throw error;
  }
  const address = await addressOfPage();
  redirect(address ? `/sign-in?next=${encodeURIComponent(address)}` : '/sign-in');
}

/** Path and query of the page, as proxy.ts notes them. */
const addressOfPage = async () => (await headers()).get('x-address');

/** Whether the page that was asked for is the one of this path. */
export const isPageAt = async (path: string): Promise<boolean> => (await addressOfPage())?.split('?')[0] === path;

async function movedAddress(from: string, to: string): Promise<string> {
  const address = (await addressOfPage()) ?? '';
  return address.startsWith(`/${from}/`) ? `/${to}${address.slice(from.length + 1)}` : `/${to}`;
}

function meOf({ principal }: Tenant): WorkspacePage['me'] {
  if (principal.kind !== 'member') throw new Error('a session is always of a member');
  return { memberId: principal.id, name: principal.name, role: principal.role };
}
