import { archiveAgent, issueToken, revokeToken } from '@/lib/agents/operations';
import { createAccount, createInvitation, removeMember, revokeInvitation } from '@/lib/members/operations';
import { saveView } from '@/lib/saved-views/operations';
import { db } from '@/lib/server/db';
import { createWorkspace } from '@/lib/workspaces/operations';
import { aMember, anAgent } from '../../../test/factories';
import { make, sessionOf, type World } from '../../world';
import { type Entry, everyone, never, read, wrong } from './entry';

const owners = 'owner | admin';
const planners = 'owner planner | admin';
const members = 'owner planner reviewer viewer | work';
const people = { peopleOnly: true } as const;

const anInvitation = async (world: World): Promise<{ id: string; token: string }> => {
  const made = await make<{ invitation: { id: string }; link: string }>(
    createInvitation,
    { role: 'viewer' },
    world.owner,
  );
  return { id: made.invitation.id, token: made.link.split('/').at(-1) ?? '' };
};
const aPerson = async (world: World) => {
  const member = await aMember(world.workspace, 'viewer');
  return { member, session: sessionOf(world.workspace, member) };
};
const aTokenId = async (world: World): Promise<string> => {
  const given = { agentId: (await anAgent(world.workspace)).id, name: 'spare', scopes: ['read'] };
  return (await make<{ token: { id: string } }>(issueToken, given, world.owner)).token.id;
};
const anArchivedAgent = async (world: World): Promise<string> => {
  const { id } = await anAgent(world.workspace);
  await make(archiveAgent, { agent: id }, world.owner);
  return id;
};
const newPerson = (world: World, word: string) => ({
  name: 'Test Person',
  email: `${word}-${world.slug}@example.test`,
  password: 'a password for tests',
});

let views = 0;
const newView = () => ({ page: 'tasks', name: `View ${++views}`, query: 'status=ready' });
const aView = async (world: World) => {
  const given = newView();
  return { ...given, id: (await make(saveView, given, world.owner)).id };
};

export const who: Record<string, Entry> = {
  delete_saved_view: {
    may: members,
    ...people,
    works: async (world) => ({ input: { view: (await aView(world)).id } }),
    wrongState: never('a view that is gone is not found'),
  },
  list_saved_views: read(() => ({ input: {} }), people),
  save_view: {
    may: members,
    ...people,
    works: () => ({ input: newView() }),
    wrongState: wrong('conflict', async (world) => {
      const { id: _, ...taken } = await aView(world);
      return { input: taken };
    }),
  },
  update_saved_view: {
    may: members,
    ...people,
    works: async (world) => ({ input: { view: (await aView(world)).id, name: newView().name } }),
    wrongState: wrong('conflict', async (world) => {
      const [one, other] = [await aView(world), await aView(world)];
      return { input: { view: one.id, name: other.name } };
    }),
  },
  accept_invitation: {
    may: 'user',
    works: async (world) => {
      const elsewhere = await aPerson(world);
      await make(removeMember, { member: elsewhere.member.principal.id }, world.owner);
      return { input: { token: (await anInvitation(world)).token }, as: elsewhere.session };
    },
    wrongState: wrong('wrong_state', async (world) => ({
      input: { token: (await anInvitation(world)).token },
      as: world.viewer,
    })),
  },
  archive_agent: {
    may: planners,
    ...people,
    works: async (world) => ({ input: { agent: (await anAgent(world.workspace)).id } }),
    wrongState: wrong('wrong_state', async (world) => ({ input: { agent: await anArchivedAgent(world) } })),
  },
  change_password: {
    may: 'user',
    works: async (world) => {
      const input = { currentPassword: 'a password for tests', newPassword: 'another password for tests' };
      const { token } = await anInvitation(world);
      const person = newPerson(world, 'changes');
      await make(createAccount, { token, ...person }, 'nobody');
      const { id } = await db().user.findUniqueOrThrow({ where: { email: person.email } });
      return { input, as: { userId: id, workspace: world.slug } };
    },
    wrongState: never('a password can always be changed'),
  },
  create_account: {
    may: 'anyone',
    works: async (world) => ({ input: { token: (await anInvitation(world)).token, ...newPerson(world, 'joins') } }),
    wrongState: wrong('conflict', async (world) => {
      const person = newPerson(world, 'twice');
      await make(createAccount, { token: (await anInvitation(world)).token, ...person }, 'nobody');
      return { input: { token: (await anInvitation(world)).token, ...person }, as: 'nobody' };
    }),
  },
  create_agent: {
    may: planners,
    ...people,
    works: (world) => ({ input: { name: `agent-${world.slug}`, kind: 'worker', skills: ['write'] } }),
    wrongState: wrong('conflict', (world) => {
      const { name } = world.workerAgent.tenant.principal;
      return { input: { name } };
    }),
  },
  create_first_owner: {
    may: 'anyone',
    // The server under test has its owner: that the first one works is the starting test's to show.
    works: () => ({ input: {} }),
    wrongState: wrong('wrong_state', (world) => ({
      input: { token: 'a-setup-token-for-tests-alone', workspaceName: 'Second', ...newPerson(world, 'first') },
      as: 'nobody',
    })),
  },
  create_invitation: {
    may: owners,
    ...people,
    works: () => ({ input: { role: 'reviewer', email: 'invited@example.test' } }),
    wrongState: never('one may always be invited'),
  },
  create_workspace: {
    may: 'user',
    works: async (world) => ({
      input: { name: 'Another', slug: `${world.slug}-another` },
      as: (await aPerson(world)).session,
    }),
    wrongState: wrong('conflict', (world) => ({ input: { name: 'Taken', slug: world.slug } })),
  },
  get_invitation: {
    may: 'anyone',
    works: async (world) => ({ input: { token: (await anInvitation(world)).token } }),
    wrongState: never('a used or revoked link is not_found, like one that never was'),
  },
  issue_token: {
    may: `${everyone.split(' |')[0]} | admin`,
    ...people,
    works: (world) => ({ input: { agentId: world.workerAgent.id, name: 'test', scopes: ['read', 'work'] } }),
    wrongState: wrong('wrong_state', async (world) => ({
      input: { agentId: await anArchivedAgent(world), name: 'test', scopes: ['read'] },
    })),
  },
  remove_member: {
    may: `${everyone.split(' |')[0]} | admin`,
    ...people,
    works: async (world) => ({ input: { member: (await aPerson(world)).member.principal.id } }),
    wrongState: wrong('wrong_state', (world) => ({ input: { member: world.tenants.owner.principal.id } })),
  },
  revoke_invitation: {
    may: owners,
    ...people,
    works: async (world) => ({ input: { invitation: (await anInvitation(world)).id } }),
    wrongState: wrong('wrong_state', async (world) => {
      const { id } = await anInvitation(world);
      await make(revokeInvitation, { invitation: id }, world.owner);
      return { input: { invitation: id } };
    }),
  },
  revoke_token: {
    may: `${everyone.split(' |')[0]} | admin`,
    ...people,
    works: async (world) => ({ input: { token: await aTokenId(world) } }),
    wrongState: wrong('wrong_state', async (world) => {
      const token = await aTokenId(world);
      await make(revokeToken, { token }, world.owner);
      return { input: { token } };
    }),
  },
  rotate_token: {
    may: `${everyone.split(' |')[0]} | admin`,
    ...people,
    works: async (world) => ({ input: { token: await aTokenId(world), overlapMinutes: 5 } }),
    wrongState: wrong('wrong_state', async (world) => {
      const token = await aTokenId(world);
      await make(revokeToken, { token }, world.owner);
      return { input: { token } };
    }),
  },
  sign_out_everywhere: {
    may: 'user',
    works: async (world) => ({ input: {}, as: (await aPerson(world)).session }),
    wrongState: never('whoever sends it has a session'),
  },
  update_account: {
    may: 'user',
    works: async (world) => ({ input: { name: 'Renamed Person' }, as: (await aPerson(world)).session }),
    wrongState: never('an account has no states'),
  },
  update_agent: {
    may: planners,
    ...people,
    works: async (world) => ({
      input: { agent: (await anAgent(world.workspace)).id, concurrencyLimit: 3, expectedVersion: 1 },
    }),
    wrongState: wrong('wrong_state', async (world) => ({
      input: { agent: await anArchivedAgent(world), concurrencyLimit: 3 },
    })),
  },
  update_member: {
    may: owners,
    ...people,
    works: async (world) => ({ input: { member: (await aPerson(world)).member.principal.id, role: 'planner' } }),
    wrongState: wrong('wrong_state', (world) => ({
      input: { member: world.tenants.owner.principal.id, role: 'viewer' },
    })),
  },
  update_workspace: {
    may: owners,
    ...people,
    works: () => ({ input: { name: 'Renamed', expectedVersion: 1 } }),
    wrongState: wrong('conflict', async (world) => {
      await make(createWorkspace, { name: 'Other', slug: `${world.slug}-other` }, (await aPerson(world)).session);
      return { input: { slug: `${world.slug}-other` } };
    }),
  },
};
