import { beforeEach, expect, test, vi } from 'vitest';
import { truncateAll } from '@/test/database';

process.env.MC_SETUP_TOKEN = 'the setup token of this test';
process.env.MC_OWNER_EMAIL = 'Owner@example.test';
process.env.MC_OWNER_PASSWORD = 'a long enough password';
// The environment is read once: other tests of this process may have done so.
vi.resetModules();
const { db } = await import('../server/db');
const { needsOwner } = await import('./data');
const { createFirstOwner, ensureFirstOwner } = await import('./first-owner');

const person = { email: 'first@example.test', name: 'First person', password: 'first password' };
const workspace = { name: 'Café Nord', currency: 'EUR' };
const create = (email = person.email) =>
  createFirstOwner('the setup token of this test', { ...person, email }, workspace, 'test');

beforeEach(truncateAll);

test('the setup link creates the owner, the workspace, its system principal and its Inbox', async () => {
  expect(await needsOwner()).toBe(true);
  const { id, slug, memberId } = await create();
  expect(slug).toBe('cafe-nord');
  expect(await needsOwner()).toBe(false);
  expect(await db().member.findUnique({ where: { id: memberId } })).toMatchObject({ role: 'owner', workspaceId: id });
  expect(await db().workspace.findUnique({ where: { id } })).toMatchObject({ name: 'Café Nord', currency: 'EUR' });
  expect(await db().mission.findMany({ where: { workspaceId: id } })).toMatchObject([
    { name: 'Inbox', isInbox: true, status: 'execute', createdById: `sys_${id.slice(4)}` },
  ]);
  const events = await db().event.findMany({ where: { chainId: id }, orderBy: { seq: 'asc' } });
  expect(events.map(({ seq, type, principalId }) => [Number(seq), type, principalId])).toEqual([
    [1, 'workspace.created', memberId],
    [2, 'member.joined', memberId],
  ]);
});

test('a wrong token creates nothing', async () => {
  for (const token of ['', 'the setup token of this tesT', 'the setup token of this test '])
    await expect(createFirstOwner(token, person, workspace, 'test')).rejects.toMatchObject({ code: 'forbidden' });
  expect(await needsOwner()).toBe(true);
});

test('of ten visits at the same moment one creates the owner', async () => {
  const visits = Array.from({ length: 10 }, (_, number) => create(`visitor-${number}@example.test`));
  const outcomes = await Promise.allSettled(visits);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'wrong_state' });
  expect(await db().user.count()).toBe(1);
  expect(await db().workspace.count()).toBe(1);
});

test('the environment creates the first owner once, and never beside another', async () => {
  await ensureFirstOwner();
  await ensureFirstOwner();
  expect(await db().user.findMany()).toMatchObject([{ email: 'owner@example.test', name: 'owner' }]);
  expect(await db().workspace.count()).toBe(1);
  await truncateAll();
  await create();
  await ensureFirstOwner();
  expect(await db().user.findMany()).toMatchObject([{ email: 'first@example.test' }]);
});
