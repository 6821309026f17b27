import { beforeEach, expect, test } from 'vitest';
import { aWorkspace, type TestWorkspace } from '@/test/factories';
import { db } from '../server/db';
import { openTenant } from '../server/gate';
import { createWorkspace, updateWorkspace } from './commands';
import { getWorkspace, listWorkspacesOf } from './data';
import { slugOf } from './rules';
import { slug } from './schema';

let workspace: TestWorkspace;

beforeEach(async () => {
  workspace = await aWorkspace();
});

const personOf = async ({ owner }: TestWorkspace) => {
  const row = await db().user.findUniqueOrThrow({ where: { id: owner.principal.userId } });
  return { userId: row.id, email: row.email, name: row.name, requestId: 'test' };
};
const sessionOf = (userId: string) => ({ bearer: null, session: { userId, sessionVersion: 1 } });

test('a name becomes an address, and the next one of the same name gets a number', async () => {
  const person = await personOf(workspace);
  const slugs = [];
  for (let round = 0; round < 3; round++)
    slugs.push((await createWorkspace(person, { name: 'Growth & Sales', currency: 'USD' })).slug);
  expect(slugs).toEqual(['growth-sales', 'growth-sales-2', 'growth-sales-3']);
});

test('names without usable letters and names of the program’s own addresses still get an address', () => {
  expect(slugOf('東京')).toBe('workspace');
  expect(slugOf('API')).toBe('api-workspace');
  expect(slugOf('  Zürich, Büro 3  ')).toBe('zurich-buro-3');
  expect(slug.safeParse('sign-in').success).toBe(false);
  expect(slug.safeParse('-x').success).toBe(false);
  expect(slug.safeParse('x').success).toBe(true);
});

test('an old address goes on leading to its workspace, and nobody else can take it', async () => {
  const { owner, slug: old } = workspace;
  const moved = `${old}-moved`;
  await updateWorkspace(owner, { slug: moved });
  const credentials = sessionOf(owner.principal.userId);
  for (const address of [old, moved])
    expect((await openTenant(credentials, address, 'test')).workspaceId).toBe(workspace.id);
  expect(await getWorkspace(owner)).toMatchObject({ slug: moved });
  const other = await aWorkspace();
  await expect(updateWorkspace(other.owner, { slug: old })).rejects.toMatchObject({ code: 'conflict' });
  const person = await personOf(other);
  await expect(createWorkspace(person, { name: 'x', slug: old, currency: 'USD' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await updateWorkspace(owner, { slug: old });
  expect(await getWorkspace(owner)).toMatchObject({ slug: old });
});

test('a workspace of others and one that does not exist are the same not_found', async () => {
  const other = await aWorkspace();
  const credentials = sessionOf(workspace.owner.principal.userId);
  const answers = await Promise.all(
    [other.slug, 'no-such-workspace'].map((address) =>
      openTenant(credentials, address, 'test').catch(({ code, message, next }) => ({ code, message, next })),
    ),
  );
  expect(answers[0]).toMatchObject({ code: 'not_found' });
  expect(answers[1]).toEqual(answers[0]);
});

test('a stale change of settings is refused', async () => {
  await updateWorkspace(workspace.owner, { plannersSign: false, expectedVersion: 1 });
  await expect(updateWorkspace(workspace.owner, { plannersSign: true, expectedVersion: 1 })).rejects.toMatchObject({
    code: 'version_mismatch',
  });
  expect(await getWorkspace(workspace.owner)).toMatchObject({ plannersSign: false, version: 2 });
});

test('a person lists their own workspaces, page by page', async () => {
  const person = await personOf(workspace);
  const second = await createWorkspace(person, { name: 'Second', currency: 'CHF' });
  await aWorkspace();
  const first = await listWorkspacesOf(person.userId, { limit: 1 });
  const rest = await listWorkspacesOf(person.userId, { limit: 1, cursor: first.nextCursor ?? '' });
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([workspace.id, second.id]);
  expect(rest).toMatchObject({ items: [{ role: 'owner', currency: 'CHF' }], nextCursor: null });
});
