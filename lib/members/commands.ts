import 'server-only';
import { forbidden, notFound, wrongState } from '@/lib/core/errors';
import type { Role } from '@/lib/core/principal';
import { recordInWorkspace } from '@/lib/events/chain';
import { type Tx, transaction } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { canRemoveMember } from './policy';

/** Gives a member another role, from their next request on. The last owner stays one: `wrong_state`. */
export async function changeRole(tenant: Tenant, memberId: string, role: Role): Promise<void> {
  await transaction(async (tx) => {
    const member = await lockMember(tx, tenant, memberId);
    if (member.role === role) return;
    if (member.role === 'owner' && member.owners === 1)
      throw wrongState('This is the only owner; a workspace always has one.', 'Make somebody else an owner first.');
    await tx.member.update({ where: { id: memberId }, data: { role } });
    const invitationsRevoked = member.role === 'owner' ? await revokeInvitationsBy(tx, memberId) : 0;
    await recordInWorkspace(tx, tenant, [
      { type: 'member.role_changed', subject: memberId, data: { from: member.role, to: role, invitationsRevoked } },
    ]);
  });
}

/**
 * Ends a membership and revokes its tokens and open invitations at once; sessions of the person find this workspace no
 * more. The last owner cannot leave: `wrong_state`. Their name stays on what they did.
 */
export async function removeMember(tenant: Tenant, memberId: string): Promise<{ id: string; removedAt: Date }> {
  return transaction(async (tx) => {
    const member = await lockMember(tx, tenant, memberId);
    if (!canRemoveMember(tenant.principal, { id: memberId }))
      throw forbidden('Only an owner removes other members.', 'Ask an owner of the workspace.');
    if (member.role === 'owner' && member.owners === 1)
      throw wrongState(
        'This is the only owner; a workspace always has one.',
        'Make somebody else an owner first, then leave.',
      );
    const removedAt = new Date();
    await tx.member.update({ where: { id: memberId }, data: { removedAt } });
    const { count } = await tx.token.updateMany({
      where: { memberId, revokedAt: null },
      data: { revokedAt: removedAt },
    });
    const left = memberId === tenant.principal.id;
    const revoked = { tokensRevoked: count, invitationsRevoked: await revokeInvitationsBy(tx, memberId) };
    await recordInWorkspace(tx, tenant, [
      { type: 'member.removed', subject: memberId, data: { role: member.role, left, ...revoked } },
    ]);
    return { id: memberId, removedAt };
  });
}

/** A link of one's own making must not lead back to what one was: whoever stops being an owner invites nobody. */
async function revokeInvitationsBy(tx: Tx, memberId: string): Promise<number> {
  const open = { createdById: memberId, acceptedAt: null, revokedAt: null };
  const { count } = await tx.invitation.updateMany({ where: open, data: { revokedAt: new Date() } });
  return count;
}

/** Locks all owners with the member, in one order, so that two owners cannot remove each other at the same moment. */
async function lockMember(tx: Tx, tenant: Tenant, memberId: string): Promise<{ role: Role; owners: number }> {
  const rows = await tx.$queryRaw<{ id: string; role: Role }[]>`
    select id, role from member where workspace_id = ${tenant.workspaceId} and removed_at is null
      and (role = 'owner' or id = ${memberId}) order by id for update`;
  const member = rows.find(({ id }) => id === memberId);
  if (!member) throw notFound('member');
  return { role: member.role, owners: rows.filter(({ role }) => role === 'owner').length };
}
