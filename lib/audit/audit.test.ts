import { expect, test } from 'vitest';
import { aMember, anAgent, aWorkspace } from '@/test/factories';
import { archiveAgent } from '../agents/commands';
import { issueToken, revokeToken } from '../agents/tokens';
import { changeRole, removeMember } from '../members/commands';
import { createInvitation } from '../members/invite';
import { createMission, deleteMission } from '../missions/commands';
import { createMissionInput } from '../missions/schema';
import { deleteView, saveView, updateView } from '../saved-views/commands';
import { chainHash, chainStart } from '../server/hash';
import { createTemplate, updateTemplate } from '../templates/commands';
import { removeExamples } from '../templates/examples';
import { templateBody } from '../templates/schema';
import { updateWorkspace } from '../workspaces/commands';
import { listAuditEvents } from './data';

test('what people do to members, tokens and settings stands in one chain, in words, newest first', async () => {
  const workspace = await aWorkspace();
  const { owner } = workspace;
  const { name } = owner.principal;
  const planner = await aMember(workspace, 'planner');
  const { id: agentId, tenant: agent } = await anAgent(workspace);
  await changeRole(owner, planner.principal.id, 'reviewer');
  await createInvitation(owner, { role: 'viewer', email: 'somebody@example.test' });
  const token = await issueToken(owner, { agentId, name: 'laptop', scopes: ['read', 'work'], expiresInDays: 30 });
  await revokeToken(owner, token.id);
  await archiveAgent(owner, agentId);
  await updateWorkspace(owner, { name: 'New name', plannersSign: false });
  await removeMember(planner, planner.principal.id);
  const { items } = await listAuditEvents(owner, { limit: 50 });
  expect(items.map(({ words }) => words)).toEqual([
    `${planner.principal.name} left the workspace`,
    `${name} renamed the workspace, lets only owners sign contracts`,
    `${name} archived ${agent.principal.name} and revoked its tokens`,
    `${name} revoked the token “laptop” of ${agent.principal.name}`,
    `${name} issued the token “laptop” for ${agent.principal.name}: read, work, 30 days`,
    `${name} made an invitation link for a viewer`,
    `${name} made ${planner.principal.name} reviewer instead of planner`,
  ]);
  expect(JSON.stringify(items.map(({ data }) => data))).not.toContain('somebody@example.test');
});

test('what is done to templates, examples, shared views and plans is told in words too', async () => {
  const { owner } = await aWorkspace();
  const { name } = owner.principal;
  const body = templateBody.parse({
    format: 1,
    title: 'One',
    summary: 'One task.',
    mission: { name: 'One', brief: 'One.' },
    tasks: [{ ref: 'T0', title: 'one' }],
  });
  await createTemplate(owner, { name: 'one', body });
  await updateTemplate(owner, { template: 'one', archived: true });
  await updateTemplate(owner, { template: 'one', archived: false });
  await removeExamples(owner);
  const view = await saveView(owner, { page: 'missions', name: 'Late', query: 'sort=age', shared: false });
  const share = (shared: boolean) => updateView(owner, { view: view.id, shared });
  await share(true);
  await updateView(owner, { view: view.id, name: 'Very late' });
  await share(false);
  await share(true);
  await deleteView(owner, view.id);
  await deleteMission(owner, await createMission(owner, createMissionInput.parse({ name: 'Never mind' })));
  const { items } = await listAuditEvents(owner, { limit: 50 });
  expect(items.map(({ words }) => words)).toEqual([
    `${name} deleted a mission in brainstorm`,
    `${name} deleted a shared view`,
    `${name} shared the view that is gone`,
    `${name} took a shared view back`,
    `${name} changed the shared view that is gone`,
    `${name} shared the view that is gone`,
    `${name} removed the examples: 0 templates, 0 missions`,
    `${name} brought the template one back`,
    `${name} archived the template one`,
    `${name} created the template one`,
  ]);
});

test('the chain has no gap and each hash covers the one before, also when written to at the same moment', async () => {
  const workspace = await aWorkspace();
  await Promise.all(Array.from({ length: 20 }, () => createInvitation(workspace.owner, { role: 'viewer' })));
  const { items } = await listAuditEvents(workspace.owner, { limit: 50 });
  const events = items.toReversed();
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  let previous = chainStart;
  for (const { seq, type, at, principal, subjectId, data, hash } of events) {
    expect(chainHash(previous, { seq, type, at, principal: principal.id, subject: subjectId, data })).toBe(hash);
    previous = hash;
  }
});

test('it can be read by topic and by person, page by page, and shows nothing of another workspace', async () => {
  const workspace = await aWorkspace();
  const second = await aMember(workspace, 'owner');
  await createInvitation(workspace.owner, { role: 'viewer' });
  await issueToken(second, { name: 'mine', scopes: ['read'], expiresInDays: 1 });
  await createInvitation(second, { role: 'viewer' });
  const { owner } = workspace;
  const typesOf = async (filter: Parameters<typeof listAuditEvents>[1]) =>
    (await listAuditEvents(owner, filter)).items.map(({ type }) => type);
  expect(await typesOf({ limit: 50, topic: 'token' })).toEqual(['token.issued']);
  expect(await typesOf({ limit: 50, principalId: second.principal.id })).toEqual([
    'invitation.created',
    'token.issued',
  ]);
  const first = await listAuditEvents(owner, { limit: 2 });
  expect(await typesOf({ limit: 2, cursor: first.nextCursor ?? '' })).toEqual(['invitation.created']);
  expect((await listAuditEvents((await aWorkspace()).owner, { limit: 50 })).items).toEqual([]);
});
