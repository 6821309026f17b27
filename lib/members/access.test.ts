import { expect, test } from 'vitest';
import * as agents from '../agents/operations';
import * as audit from '../audit/operations';
import { mayCall, type Principal, type Role, roles, type TokenScope } from '../core/principal';
import * as workspaces from '../workspaces/operations';
import * as members from './operations';

const declared = [
  ...Object.values(agents),
  ...Object.values(audit),
  ...Object.values(members),
  ...Object.values(workspaces),
];

const member = (role: Role, scopes?: TokenScope[]): Principal => ({
  kind: 'member',
  id: 'mem_x',
  userId: 'usr_x',
  name: 'x',
  role,
  via: scopes ? { door: 'token', tokenId: 'tok_x', scopes } : { door: 'session' },
});
const agent = (scopes: TokenScope[]): Principal => ({
  kind: 'agent',
  id: 'agt_x',
  name: 'x',
  agentKind: 'worker',
  via: { door: 'token', tokenId: 'tok_x', scopes },
});

/** Who may call what by session: o(wner) p(lanner) r(eviewer) v(iewer). Own and foreign things are policy beside it. */
const matrix: Record<string, string> = {
  list_agents: 'oprv',
  get_agent: 'oprv',
  create_agent: 'op',
  update_agent: 'op',
  archive_agent: 'op',
  issue_token: 'oprv',
  list_tokens: 'oprv',
  revoke_token: 'oprv',
  rotate_token: 'oprv',
  list_audit_events: 'o',
  get_me: 'oprv',
  list_members: 'oprv',
  update_member: 'o',
  remove_member: 'oprv',
  list_invitations: 'o',
  create_invitation: 'o',
  revoke_invitation: 'o',
  get_workspace: 'oprv',
  update_workspace: 'o',
};

const inWorkspace = declared.filter(({ access }) => access.who === 'workspace');

test('each operation of members, agents and settings is for exactly the roles that the domain gives it', () => {
  const found = inWorkspace.map(({ name, access }) => [
    name,
    roles
      .filter((role) => mayCall(member(role), access))
      .map((role) => role[0])
      .join(''),
  ]);
  expect(Object.fromEntries(found)).toEqual(matrix);
});

test('an agent reads who is there and administers nothing, whatever its scopes', () => {
  const allowed = inWorkspace.filter(({ access }) => mayCall(agent(['read', 'work', 'plan', 'review']), access));
  expect(allowed.map(({ name }) => name).sort()).toEqual([
    'get_agent',
    'get_me',
    'get_workspace',
    'list_agents',
    'list_members',
  ]);
  const forged = inWorkspace.filter(({ access }) => mayCall(agent(['admin', 'decide']), access));
  expect(forged).toEqual([]);
});

test("an owner's token administers only with the scope admin", () => {
  const write = inWorkspace.filter(({ kind }) => kind !== 'read');
  expect(write.filter(({ access }) => mayCall(member('owner', ['read', 'work', 'plan', 'decide']), access))).toEqual(
    [],
  );
  expect(write.every(({ access }) => mayCall(member('owner', ['admin']), access))).toBe(true);
});

test('a token keeps no right that its holder lost: the role is asked again at each request', () => {
  expect(mayCall(member('owner', ['admin']), members.updateMember.access)).toBe(true);
  expect(mayCall(member('viewer', ['admin']), members.updateMember.access)).toBe(false);
});
