import { beforeEach, expect, test } from 'vitest';
import { aMember, aWorkspace, type TestWorkspace } from '@/test/factories';
import { db } from '../server/db';
import { getOpenInvitation, listInvitations } from './invitations';
import { acceptInvitation, createAccount, createInvitation, revokeInvitation } from './invite';

let workspace: TestWorkspace;
let serial = 0;

beforeEach(async () => {
  workspace = await aWorkspace();
});

const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
const newcomer = () => ({ name: 'Newcomer', email: `newcomer-${++serial}@example.test`, password: 'a new password' });
const outsider = async () => {
  const { principal } = await aMember(await aWorkspace(), 'viewer');
  const row = await db().user.findUniqueOrThrow({ where: { id: principal.userId } });
  return { userId: row.id, email: row.email, name: row.name, requestId: 'test' };
};

test('a link makes a new person a member with its role, and only its hash is kept', async () => {
  const { id, link } = await createInvitation(workspace.owner, { role: 'reviewer' });
  const token = tokenOf(link);
  expect(link).toBe(`http://localhost:3000/invite/${token}`);
  expect(JSON.stringify(await db().invitation.findUniqueOrThrow({ where: { id } }))).not.toContain(token);
  expect(await getOpenInvitation(token)).toMatchObject({ workspaceName: workspace.slug, role: 'reviewer' });
  const { memberId, workspaceSlug } = await createAccount(token, newcomer(), 'test');
  expect(workspaceSlug).toBe(workspace.slug);
  expect(await db().member.findUniqueOrThrow({ where: { id: memberId } })).toMatchObject({ role: 'reviewer' });
});

test('a link works once: later, and for ten people at the same moment', async () => {
  const { link } = await createInvitation(workspace.owner, { role: 'viewer' });
  const token = tokenOf(link);
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => createAccount(token, newcomer(), 'test')));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(createAccount(token, newcomer(), 'test')).rejects.toMatchObject({ code: 'not_found' });
  await expect(getOpenInvitation(token)).rejects.toMatchObject({ code: 'not_found' });
  expect(await db().member.count({ where: { workspaceId: workspace.id } })).toBe(2);
});

test('an expired, a revoked and a made-up link are not_found alike', async () => {
  const expired = await createInvitation(workspace.owner, { role: 'viewer' });
  await db().$executeRaw`update invitation set expires_at = now() - interval '1 second' where id = ${expired.id}`;
  const revoked = await createInvitation(workspace.owner, { role: 'viewer' });
  await revokeInvitation(workspace.owner, revoked.id);
  for (const token of [tokenOf(expired.link), tokenOf(revoked.link), 'x'.repeat(43)])
    await expect(createAccount(token, newcomer(), 'test')).rejects.toMatchObject({ code: 'not_found' });
  await expect(revokeInvitation(workspace.owner, revoked.id)).rejects.toMatchObject({ code: 'wrong_state' });
  const { items } = await listInvitations(workspace.owner, { limit: 50 });
  expect(items.map(({ status }) => status)).toEqual(['revoked', 'expired']);
  expect((await listInvitations(workspace.owner, { limit: 50, openOnly: true })).items).toEqual([]);
});

test('a link for one address is of no use to another, and stays open', async () => {
  const { link } = await createInvitation(workspace.owner, { role: 'planner', email: 'wanted@example.test' });
  const token = tokenOf(link);
  await expect(createAccount(token, newcomer(), 'test')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(acceptInvitation(await outsider(), token)).rejects.toMatchObject({ code: 'forbidden' });
  const wanted = { ...newcomer(), email: 'wanted@example.test' };
  expect(await createAccount(token, wanted, 'test')).toMatchObject({ workspaceSlug: workspace.slug });
});

test('an address with an account signs in instead, and the link stays open', async () => {
  const person = await outsider();
  const token = tokenOf((await createInvitation(workspace.owner, { role: 'planner' })).link);
  await expect(createAccount(token, { ...newcomer(), email: person.email }, 'test')).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(await acceptInvitation(person, token)).toMatchObject({ workspaceSlug: workspace.slug });
});

test('a member gains nothing by a link, and a removed one comes back as the same member', async () => {
  const { owner } = workspace;
  const person = await outsider();
  const first = tokenOf((await createInvitation(owner, { role: 'viewer' })).link);
  const { memberId } = await acceptInvitation(person, first);
  const second = tokenOf((await createInvitation(owner, { role: 'owner' })).link);
  await expect(acceptInvitation(person, second)).rejects.toMatchObject({ code: 'wrong_state' });
  expect(await db().member.findUniqueOrThrow({ where: { id: memberId } })).toMatchObject({ role: 'viewer' });
  await db().member.update({ where: { id: memberId }, data: { removedAt: new Date() } });
  expect(await acceptInvitation(person, second)).toMatchObject({ memberId });
  expect(await db().member.findUniqueOrThrow({ where: { id: memberId } })).toMatchObject({
    role: 'owner',
    removedAt: null,
  });
});

test("another workspace's invitation cannot be revoked", async () => {
  const foreign = await aWorkspace();
  const { id } = await createInvitation(foreign.owner, { role: 'viewer' });
  await expect(revokeInvitation(workspace.owner, id)).rejects.toMatchObject({ code: 'not_found' });
});
