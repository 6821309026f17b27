import { operation } from '@/lib/core/operation';
import { allow, anyone, everyRole, owners, user } from '@/lib/core/principal';
import {
  acceptInvitationInput,
  createAccountInput,
  createdInvitation,
  createInvitationInput,
  getInvitationInput,
  getMeInput,
  invitation,
  invitationPage,
  joined,
  listInvitationsInput,
  listMembersInput,
  me,
  member,
  memberPage,
  openInvitation,
  removedMember,
  removeMemberInput,
  revokeInvitationInput,
  updateMemberInput,
} from './schema';

export const getMe = operation({
  name: 'get_me',
  title: 'Get who I am',
  description: 'Says who the session or token is in this workspace and what it may do, when a client starts.',
  method: 'GET',
  path: '/me',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: getMeInput,
  output: me,
});

export const listMembers = operation({
  name: 'list_members',
  title: 'List members',
  description: 'Lists the people of the workspace by name, when somebody is to be assigned, asked or administered.',
  method: 'GET',
  path: '/members',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: listMembersInput,
  output: memberPage,
});

export const updateMember = operation({
  name: 'update_member',
  title: 'Change a role',
  description: "Gives a member another role, when their part changes. The last owner's role stays.",
  method: 'PATCH',
  path: '/members/{member}',
  kind: 'write',
  access: allow(owners, 'admin'),
  input: updateMemberInput,
  output: member,
});

export const removeMember = operation({
  name: 'remove_member',
  title: 'Remove a member or leave',
  description:
    'Ends a membership with its tokens at once: an owner removes anyone, anyone leaves, the last owner stays. Within a minute open tasks assigned to them alone go to anyone able.',
  method: 'DELETE',
  path: '/members/{member}',
  kind: 'destructive',
  access: allow(everyRole, 'admin'),
  input: removeMemberInput,
  output: removedMember,
});

export const listInvitations = operation({
  name: 'list_invitations',
  title: 'List invitations',
  description: 'Lists invitations, the newest first, when an owner wants to know which links are still open.',
  method: 'GET',
  path: '/invitations',
  kind: 'read',
  access: allow(owners, 'admin'),
  input: listInvitationsInput,
  output: invitationPage,
});

export const createInvitation = operation({
  name: 'create_invitation',
  title: 'Invite a person',
  description: 'Makes a one-time link for a role, when a person is to join. The link is shown only in this answer.',
  method: 'POST',
  path: '/invitations',
  kind: 'write',
  access: allow(owners, 'admin'),
  input: createInvitationInput,
  output: createdInvitation,
  status: 201,
  creates: true,
});

export const revokeInvitation = operation({
  name: 'revoke_invitation',
  title: 'Revoke an invitation',
  description: 'Makes an open link useless at once, when it went to the wrong person or is no longer wanted.',
  method: 'POST',
  path: '/invitations/{invitation}/revoke',
  kind: 'destructive',
  access: allow(owners, 'admin'),
  input: revokeInvitationInput,
  output: invitation,
});

// By POST, so that the secret stands in no server's log of addresses.
export const getInvitation = operation({
  name: 'get_invitation',
  title: 'Look at an invitation',
  description: 'Says what an invitation link offers, when its page is opened. A used or dead link is not_found.',
  method: 'POST',
  path: '/invitations/lookup',
  kind: 'read',
  access: anyone,
  input: getInvitationInput,
  output: openInvitation,
});

export const acceptInvitation = operation({
  name: 'accept_invitation',
  title: 'Join with an invitation',
  description: 'Makes the signed-in person a member by an invitation link, when they have an account already.',
  method: 'POST',
  path: '/invitations/accept',
  kind: 'write',
  access: user,
  input: acceptInvitationInput,
  output: joined,
});

export const createAccount = operation({
  name: 'create_account',
  title: 'Create an account with an invitation',
  description: 'Creates the account of a new person and their membership by an invitation link, in one step.',
  method: 'POST',
  path: '/invitations/account',
  kind: 'write',
  access: anyone,
  input: createAccountInput,
  output: joined,
  status: 201,
});
