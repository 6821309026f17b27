import { beforeEach, expect, test } from 'vitest';
import { aMember, anAgent, aToken, aWorkspace, type TestWorkspace } from '@/test/factories';
import type { TokenScope } from '../core/principal';
import { db } from '../server/db';
import { openTenant } from '../server/gate';
import { rotateToken } from './rotate';
import { getToken, issueToken, listTokens, revokeToken } from './tokens';

let workspace: TestWorkspace;

beforeEach(async () => {
  workspace = await aWorkspace();
});

const terms = (scopes: TokenScope[]) => ({ name: 'test', scopes, expiresInDays: 90 });
const open = (bearer: string) => openTenant({ bearer, session: null }, null, 'test');

test('a token of an agent opens its workspace, and nothing of it but hash and hint is kept', async () => {
  const { id: agentId } = await anAgent(workspace);
  const { id, secret } = await issueToken(workspace.owner, { agentId, ...terms(['read', 'work']) });
  expect(secret).toMatch(/^mca_[\w-]{43}$/);
  expect((await open(secret)).principal).toMatchObject({
    kind: 'agent',
    id: agentId,
    via: { scopes: ['read', 'work'] },
  });
  const row = await db().token.findUniqueOrThrow({ where: { id } });
  expect(JSON.stringify(row)).not.toContain(secret.slice(8));
  expect(await getToken(workspace.owner, id)).toMatchObject({ hint: secret.slice(0, 8), status: 'live' });
  const events = await db().event.findMany({ where: { chainId: workspace.id, type: 'token.issued' } });
  expect(events).toMatchObject([{ subjectId: id, data: { holder: agentId, scopes: ['read', 'work'], days: 90 } }]);
});

test('an expired and a revoked token open nothing', async () => {
  const { id: agentId } = await anAgent(workspace);
  const past = new Date(Date.now() - 1000);
  const expired = await aToken(workspace, { agentId }, ['read'], past);
  await expect(open(expired.token)).rejects.toMatchObject({ code: 'unauthenticated' });
  const issued = await issueToken(workspace.owner, { agentId, ...terms(['read']) });
  await revokeToken(workspace.owner, issued.id);
  await expect(open(issued.secret)).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(revokeToken(workspace.owner, issued.id)).rejects.toMatchObject({ code: 'wrong_state' });
});

test('an agent cannot hold decide or admin, also not past the command', async () => {
  const { id: agentId } = await anAgent(workspace);
  for (const scope of ['decide', 'admin'] as const) {
    await expect(issueToken(workspace.owner, { agentId, ...terms(['read', scope]) })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(aToken(workspace, { agentId }, [scope])).rejects.toThrow();
  }
});

test('an agent mints no token, neither for itself nor for another', async () => {
  const { tenant, id } = await anAgent(workspace, { scopes: ['read', 'work', 'plan', 'review'] });
  await expect(issueToken(tenant, { agentId: id, ...terms(['read']) })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(issueToken(tenant, terms(['read']))).rejects.toMatchObject({ code: 'forbidden' });
});

test('nobody gives a scope that their role does not have', async () => {
  const refused: [role: 'planner' | 'reviewer' | 'viewer', scope: TokenScope][] = [
    ['planner', 'review'],
    ['reviewer', 'plan'],
    ['reviewer', 'admin'],
    ['viewer', 'work'],
    ['viewer', 'decide'],
  ];
  for (const [role, scope] of refused) {
    const member = await aMember(workspace, role);
    await expect(issueToken(member, terms([scope]))).rejects.toMatchObject({ code: 'forbidden' });
  }
  const { id: agentId } = await anAgent(workspace);
  const reviewer = await aMember(workspace, 'reviewer');
  await expect(issueToken(reviewer, { agentId, ...terms(['read']) })).rejects.toMatchObject({ code: 'forbidden' });
});

test('a token gives no more than it holds itself', async () => {
  const { principal } = workspace.owner;
  const { token } = await aToken(workspace, { memberId: principal.id }, ['read', 'admin']);
  const byToken = await open(token);
  await expect(issueToken(byToken, terms(['read', 'decide']))).rejects.toMatchObject({ code: 'forbidden' });
  const { secret } = await issueToken(byToken, terms(['read']));
  expect(secret).toMatch(/^mcp_/);
});

test('one sees and revokes one’s own tokens, planners those of agents, owners all', async () => {
  const { id: agentId } = await anAgent(workspace);
  const planner = await aMember(workspace, 'planner');
  const viewer = await aMember(workspace, 'viewer');
  const ofOwner = await issueToken(workspace.owner, terms(['read']));
  const ofViewer = await issueToken(viewer, terms(['read']));
  const ofAgent = await issueToken(planner, { agentId, ...terms(['read']) });
  expect((await listTokens(viewer, { limit: 50 })).items.map(({ id }) => id)).toEqual([ofViewer.id]);
  await expect(listTokens(viewer, { limit: 50, agentId })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(listTokens(planner, { limit: 50, all: true })).rejects.toMatchObject({ code: 'forbidden' });
  expect((await listTokens(planner, { limit: 50, agentId })).items).toHaveLength(2);
  expect((await listTokens(workspace.owner, { limit: 50, all: true })).items).toHaveLength(4);
  await expect(revokeToken(viewer, ofOwner.id)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(revokeToken(planner, ofViewer.id)).rejects.toMatchObject({ code: 'forbidden' });
  await revokeToken(planner, ofAgent.id);
  await revokeToken(workspace.owner, ofViewer.id);
  await revokeToken(workspace.owner, ofOwner.id);
});

test("another workspace's agent and token are not_found", async () => {
  const foreign = await aWorkspace();
  const { id: agentId } = await anAgent(foreign);
  const { id } = await issueToken(foreign.owner, { agentId, ...terms(['read']) });
  const { owner } = workspace;
  await expect(issueToken(owner, { agentId, ...terms(['read']) })).rejects.toMatchObject({ code: 'not_found' });
  await expect(listTokens(owner, { limit: 50, agentId })).rejects.toMatchObject({ code: 'not_found' });
  await expect(revokeToken(owner, id)).rejects.toMatchObject({ code: 'not_found' });
});

test('a rotated token works on until its overlap is over, and its successor is the same for the same holder', async () => {
  const { id: agentId } = await anAgent(workspace);
  const first = await issueToken(workspace.owner, { agentId, ...terms(['read', 'work']), requestsPerMinute: 30 });
  const second = await rotateToken(workspace.owner, { token: first.id, overlapMinutes: 10 });
  expect(second.secret).toMatch(/^mca_[\w-]{43}$/);
  for (const { secret } of [first, second])
    expect((await open(secret)).principal).toMatchObject({
      id: agentId,
      via: { scopes: ['read', 'work'], requestsPerMinute: 30 },
    });
  const { expiresAt } = await getToken(workspace.owner, first.id);
  const minutesLeft = (Date.parse(expiresAt) - Date.now()) / 60_000;
  expect(minutesLeft).toBeGreaterThan(8);
  expect(minutesLeft).toBeLessThanOrEqual(10);
  const third = await rotateToken(workspace.owner, { token: second.id, overlapMinutes: 0 });
  await expect(open(second.secret)).rejects.toMatchObject({ code: 'unauthenticated' });
  expect((await open(third.secret)).principal).toMatchObject({ id: agentId });
  await expect(rotateToken(workspace.owner, { token: second.id, overlapMinutes: 5 })).rejects.toMatchObject({
    code: 'wrong_state',
  });
});

test('the secret of a person’s own token is given to nobody else, not even an owner', async () => {
  const viewer = await aMember(workspace, 'viewer');
  const own = await issueToken(viewer, terms(['read']));
  await expect(rotateToken(workspace.owner, { token: own.id, overlapMinutes: 5 })).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect((await rotateToken(viewer, { token: own.id, overlapMinutes: 5 })).secret).toMatch(/^mcp_/);
  const foreign = await aWorkspace();
  await expect(rotateToken(foreign.owner, { token: own.id, overlapMinutes: 5 })).rejects.toMatchObject({
    code: 'not_found',
  });
});
