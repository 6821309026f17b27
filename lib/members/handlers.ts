import 'server-only';
import { takeSecretTry } from '@/lib/auth/throttle';
import { bind, bindForAnyone, bindForUser } from '@/lib/server/bind';
import * as commands from './commands';
import * as data from './data';
import * as invitations from './invitations';
import * as invite from './invite';
import * as declared from './operations';

export const getMe = bind(declared.getMe, (tenant) => data.getMe(tenant));

export const listMembers = bind(declared.listMembers, data.listMembers);

export const updateMember = bind(declared.updateMember, async (tenant, { member, role }) => {
  await commands.changeRole(tenant, member, role);
  return data.getMember(tenant, member);
});

export const removeMember = bind(declared.removeMember, async (tenant, { member }) => {
  const { id, removedAt } = await commands.removeMember(tenant, member);
  return { id, removedAt: removedAt.toISOString() };
});

export const listInvitations = bind(declared.listInvitations, invitations.listInvitations);

export const createInvitation = bind(declared.createInvitation, async (tenant, input) => {
  const { id, link } = await invite.createInvitation(tenant, input);
  return { invitation: await invitations.getInvitation(tenant, id), link };
});

export const revokeInvitation = bind(declared.revokeInvitation, async (tenant, { invitation }) => {
  await invite.revokeInvitation(tenant, invitation);
  return invitations.getInvitation(tenant, invitation);
});

export const getInvitation = bindForAnyone(declared.getInvitation, async (stranger, { token }) => {
  await takeSecretTry(stranger.address);
  return invitations.getOpenInvitation(token);
});

export const acceptInvitation = bindForUser(declared.acceptInvitation, (person, { token }) =>
  invite.acceptInvitation(person, token),
);

export const createAccount = bindForAnyone(declared.createAccount, async (stranger, { token, ...person }) => {
  await takeSecretTry(stranger.address);
  return invite.createAccount(token, person, stranger.requestId);
});
