import { mayCall, type Principal } from '@/lib/core/principal';
import { removeMember, revokeInvitation, updateMember } from './operations';

export const canChangeRole = (principal: Principal): boolean => mayCall(principal, updateMember.access);

/** Owners remove anyone; everybody may leave. That an owner stays is the command's word, under its lock. */
export const canRemoveMember = (principal: Principal, member: { id: string }): boolean =>
  mayCall(principal, removeMember.access) &&
  principal.kind === 'member' &&
  (principal.role === 'owner' || principal.id === member.id);

export const canRevokeInvitation = (principal: Principal, invitation: { status: string }): boolean =>
  invitation.status === 'open' && mayCall(principal, revokeInvitation.access);
