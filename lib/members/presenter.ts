import type { Invitation, Member, Token, User, Workspace } from '@/generated/prisma/client';
import { mayDecide, owners, type Principal, planners, reviewers } from '@/lib/core/principal';
import type { PrincipalRef } from '@/lib/core/schemas';
import { canChangeRole, canRemoveMember, canRevokeInvitation } from './policy';
import type { InvitationWire, Me, MemberWire } from './schema';

export function presentMember(row: Member & { user: User }, principal: Principal): MemberWire {
  return {
    id: row.id,
    name: row.user.name,
    email: principal.kind === 'member' ? row.user.email : null,
    role: row.role,
    joinedAt: row.createdAt.toISOString(),
    isMe: row.id === principal.id,
    can: { changeRole: canChangeRole(principal), remove: canRemoveMember(principal, row) },
  };
}

/** `status` is judged by the database's clock when the row was read. */
export type InvitationRow = Invitation & { status: InvitationWire['status']; createdByName: string };

export function presentInvitation(row: InvitationRow, principal: Principal): InvitationWire {
  const createdBy: PrincipalRef = { id: row.createdById, kind: 'member', name: row.createdByName };
  return {
    id: row.id,
    role: row.role,
    email: row.email,
    status: row.status,
    createdBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    can: { revoke: canRevokeInvitation(principal, row) },
  };
}

export function presentMe(principal: Principal, workspace: Workspace, token: Token | null, email: string | null): Me {
  const { id, slug, name, currency } = workspace;
  const isAble = (roles: typeof planners | typeof reviewers | typeof owners) =>
    principal.kind === 'member' && roles.some((role) => role === principal.role);
  return {
    id: principal.id,
    kind: principal.kind,
    name: principal.name,
    email,
    role: principal.kind === 'member' ? principal.role : null,
    scopes: principal.via.door === 'token' ? [...principal.via.scopes] : null,
    token: token && {
      id: token.id,
      name: token.name,
      hint: token.hint,
      requestsPerMinute: token.requestsPerMinute,
      createdAt: token.createdAt.toISOString(),
      expiresAt: token.expiresAt.toISOString(),
    },
    workspace: { id, slug, name, currency },
    can: {
      plan: isAble(planners),
      review: isAble(reviewers),
      decide: mayDecide(principal, ['owner', 'planner', 'reviewer']),
      administer: isAble(owners),
    },
  };
}
