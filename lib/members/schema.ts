import { z } from 'zod';
import { email, password, personName } from '@/lib/auth/schema';
import { pageInput, pageOf } from '@/lib/core/pagination';
import { roles, tokenScopes } from '@/lib/core/principal';
import { flag, id, principalRef, timestamp } from '@/lib/core/schemas';

export const role = z.enum(roles);

export const member = z.object({
  id: id('member'),
  name: z.string(),
  email: z.string().nullable().describe('Null for agents: they need no addresses of people.'),
  role,
  joinedAt: timestamp,
  isMe: z.boolean(),
  can: z.object({ changeRole: z.boolean(), remove: z.boolean() }),
});
export type MemberWire = z.infer<typeof member>;

export const listMembersInput = z.object(pageInput);
export const memberPage = pageOf(member);
export const updateMemberInput = z.object({ member: id('member'), role });
export const removeMemberInput = z.object({ member: id('member') });
export const removedMember = z.object({ id: id('member'), removedAt: timestamp });

export const invitationStatus = z.enum(['open', 'accepted', 'revoked', 'expired']);

export const invitation = z.object({
  id: id('invitation'),
  role,
  email: z.string().nullable(),
  status: invitationStatus,
  createdBy: principalRef,
  createdAt: timestamp,
  expiresAt: timestamp,
  acceptedAt: timestamp.nullable(),
  revokedAt: timestamp.nullable(),
  can: z.object({ revoke: z.boolean() }),
});
export type InvitationWire = z.infer<typeof invitation>;

/** Long enough for somebody who is away for a weekend, short enough that a forgotten link dies. */
export const invitationDays = 7;

export const listInvitationsInput = z.object({
  ...pageInput,
  openOnly: flag.optional().describe('Leave out accepted, revoked and expired ones.'),
});
export const invitationPage = pageOf(invitation);

export const createInvitationInput = z.object({
  role,
  email: email.optional().describe('Only a person with this address can then use the link.'),
});
export const createdInvitation = z.object({
  invitation,
  link: z.string().describe('Shown once: give it to the person. It works once, for 7 days.'),
});
export const revokeInvitationInput = z.object({ invitation: id('invitation') });

const invitationToken = z
  .string()
  .regex(/^[\w-]{43}$/, 'must be the token of an invitation link')
  .describe('The last part of the link.');

export const getInvitationInput = z.object({ token: invitationToken });
export const openInvitation = z.object({
  workspaceName: z.string(),
  role,
  email: z.string().nullable(),
  invitedBy: z.string(),
  expiresAt: timestamp,
});
export const acceptInvitationInput = z.object({ token: invitationToken });
export const createAccountInput = z.object({ token: invitationToken, name: personName, email, password });
export const joined = z.object({ workspaceSlug: z.string(), memberId: id('member') });

export const getMeInput = z.object({});
export const me = z.object({
  id: z.string(),
  kind: z.enum(['member', 'agent', 'system']),
  name: z.string(),
  email: z.string().nullable(),
  role: role.nullable().describe('Null for agents.'),
  scopes: z.array(z.enum(tokenScopes)).nullable().describe('Of the token; null in a session, which has no such limit.'),
  token: z
    .object({
      id: id('token'),
      name: z.string(),
      hint: z.string(),
      requestsPerMinute: z.number().int().nullable(),
      createdAt: timestamp,
      expiresAt: timestamp,
    })
    .nullable()
    .describe('The token that was sent; null in a session.'),
  workspace: z.object({ id: id('workspace'), slug: z.string(), name: z.string(), currency: z.string() }),
  can: z.object({ plan: z.boolean(), review: z.boolean(), decide: z.boolean(), administer: z.boolean() }),
});
export type Me = z.infer<typeof me>;
