import type { Principal as PrincipalRow, StateEntry } from '@/generated/prisma/client';
import { presentPrincipal } from '@/lib/attempts/presenter';
import type { Principal } from '@/lib/core/principal';
import { canUpdate, type StateMission } from './policy';
import type { StateEntryWire } from './schema';

export type StateRow = StateEntry & { author: PrincipalRow; mission: StateMission };

export function presentStateEntry(row: StateRow, viewer: Principal): StateEntryWire {
  return {
    id: row.id,
    missionId: row.missionId,
    taskId: row.taskId,
    kind: row.kind,
    status: row.status,
    text: row.text,
    reason: row.reason,
    tags: row.tags,
    author: presentPrincipal(row.author),
    supersededBy: row.supersededById,
    createdAt: row.createdAt.toISOString(),
    can: { update: row.status !== 'superseded' && canUpdate(viewer, row.mission) },
  };
}
