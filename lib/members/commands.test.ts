import { beforeEach, expect, test } from 'vitest';
import { createAgent } from '@/lib/agents/commands';
import { createAgentInput, issueTokenInput } from '@/lib/agents/schema';
import { issueToken, listTokens } from '@/lib/agents/tokens';
import { aMember, aToken, aWorkspace, type TestWorkspace } from '@/test/factories';
import { db } from '../server/db';
import { openTenant } from '../server/gate';
import { changeRole, removeMember } from './commands';
import { getMember, listMembers } from './data';
import { acceptInvitation, createInvitation } from './invite';

let workspace: TestWorkspace;

beforeEach(async () => {
  workspace = await aWorkspace();
});

const sessionOf = async (userId: string) => {
  const { sessionVersion } = await db().user.findUniqueOrThrow({ where: { id: userId } });
  return { bearer: null, session: { userId, sessionVersion } };
};

test('a new role holds from the next request on, for sessions and tokens alike', async () => {
  const planner = await aMember(workspace, 'planner');
  const { token } = await aToken(workspace, { memberId: planner.principal.id }, ['read', 'plan', 'admin']);
  await changeRole(workspace.owner, planner.principal.id, 'viewer');
  const session = await openTenant(await sessionOf(planner.principal.userId), workspace.slug, 'test');
  const byToken = await openTenant({ bearer: token, session: null }, null, 'test');
  expect(session.principal).toMatchObject({ role: 'viewer' });
  expect(byToken.principal).toMatchObject({ role: 'viewer' });
});

test('the last owner can be neither lowered nor removed, and cannot leave', async () => {
  const { owner } = workspace;
  await aMember(workspace, 'planner');
  await expect(changeRole(owner, owner.principal.id, 'viewer')).rejects.toMatchObject({ code: 'wrong_state' });
  await expect(removeMember(owner, owner.principal.id)).rejects.toMatchObject({ code: 'wrong_state' });
  await aMember(workspace, 'owner');
  expect(await removeMember(owner, owner.principal.id)).toMatchObject({ id: owner.principal.id });
});

test('two owners who remove each other at the same moment leave one', async () => {
  const { owner } = workspace;
  const other = await aMember(workspace, 'owner');
  const outcomes = await Promise.allSettled([
    removeMember(owner, other.principal.id),
    removeMember(other, owner.principal.id),
  ]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await db().member.count({ where: { workspaceId: workspace.id, removedAt: null, role: 'owner' } })).toBe(1);
});

test('two owners who lower each other at the same moment leave one', async () => {
  const other = await aMember(workspace, 'owner');
  await Promise.allSettled([
    changeRole(workspace.owner, other.principal.id, 'viewer'),
    changeRole(other, workspace.owner.principal.id, 'viewer'),
  ]);
  expect(await db().member.count({ where: { workspaceId: workspace.id, role: 'owner' } })).toBe(1);
});

test('removal ends the session in this workspace and every token at once', async () => {
  const reviewer = await aMember(workspace, 'reviewer');
  const { token } = await aToken(workspace, { memberId: reviewer.principal.id }, ['read']);
  await removeMember(workspace.owner, reviewer.principal.id);
  await expect(openTenant(await sessionOf(reviewer.principal.userId), workspace.slug, 'test')).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(openTenant({ bearer: token, session: null }, null, 'test')).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  const { items } = await listMembers(workspace.owner, { limit: 50 });
  expect(items.map(({ id }) => id)).toEqual([workspace.owner.principal.id]);
});

test('the tokens that a removed member made for agents stay, and owners see who made them', async () => {
  const planner = await aMember(workspace, 'planner');
  const agentId = await createAgent(planner, createAgentInput.parse({ name: 'Scout' }));
  const terms = { agentId, name: 'laptop', scopes: ['read'] };
  const { secret } = await issueToken(planner, issueTokenInput.parse(terms));
  await removeMember(workspace.owner, planner.principal.id);
  const { principal } = await openTenant({ bearer: secret, session: null }, null, 'test');
  expect(principal).toMatchObject({ kind: 'agent', id: agentId });
  const { items } = await listTokens(workspace.owner, { limit: 50, all: true, liveOnly: true });
  expect(items).toMatchObject([{ name: 'laptop', holder: { id: agentId }, createdBy: { id: planner.principal.id } }]);
});

test('nobody comes back as an owner by a link of their own making', async () => {
  const { owner } = workspace;
  const [removed, lowered] = [await aMember(workspace, 'owner'), await aMember(workspace, 'owner')];
  const tokenOf = async (by: typeof owner) =>
    (await createInvitation(by, { role: 'owner' })).link.split('/').at(-1) ?? '';
  const [back, up, good] = [await tokenOf(removed), await tokenOf(lowered), await tokenOf(owner)];
  await removeMember(owner, removed.principal.id);
  await changeRole(owner, lowered.principal.id, 'viewer');
  const { userId, name } = removed.principal;
  const person = { userId, name, email: `${userId}@example.test`, requestId: 'test' };
  await expect(acceptInvitation(person, back)).rejects.toMatchObject({ code: 'not_found' });
  await expect(acceptInvitation(person, up)).rejects.toMatchObject({ code: 'not_found' });
  expect(await acceptInvitation(person, good)).toMatchObject({ memberId: removed.principal.id });
});

test('anyone may leave, and only an owner removes others', async () => {
  const viewer = await aMember(workspace, 'viewer');
  const planner = await aMember(workspace, 'planner');
  await expect(removeMember(planner, viewer.principal.id)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await removeMember(viewer, viewer.principal.id)).toMatchObject({ id: viewer.principal.id });
});

test("another workspace's member is not_found, for its owner too", async () => {
  const foreign = await aMember(await aWorkspace(), 'viewer');
  const id = foreign.principal.id;
  await expect(getMember(workspace.owner, id)).rejects.toMatchObject({ code: 'not_found' });
  await expect(changeRole(workspace.owner, id, 'owner')).rejects.toMatchObject({ code: 'not_found' });
  await expect(removeMember(workspace.owner, id)).rejects.toMatchObject({ code: 'not_found' });
});

test('the list goes on where the page before ended, by name', async () => {
  for (const role of ['planner', 'reviewer', 'viewer'] as const) await aMember(workspace, role);
  const first = await listMembers(workspace.owner, { limit: 3 });
  const rest = await listMembers(workspace.owner, { limit: 3, cursor: first.nextCursor ?? '' });
  const names = [...first.items, ...rest.items].map(({ name }) => name.split('-')[0]);
  expect(names).toEqual(['owner', 'planner', 'reviewer', 'viewer']);
  expect(rest.nextCursor).toBeNull();
});
