import type { Member, Workspace } from '@/generated/prisma/client';
import { mayCall, type Principal } from '@/lib/core/principal';
import { updateWorkspace } from './operations';
import type { MyWorkspace, WorkspaceWire } from './schema';

export function presentWorkspace(row: Workspace, principal: Principal): WorkspaceWire {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    currency: row.currency,
    plannersSign: row.plannersSign,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
    can: { update: mayCall(principal, updateWorkspace.access) },
  };
}

export function presentMyWorkspace({ member, workspace }: { member: Member; workspace: Workspace }): MyWorkspace {
  return {
    id: workspace.id,
    slug: workspace.slug,
    name: workspace.name,
    currency: workspace.currency,
    role: member.role,
    memberId: member.id,
  };
}
