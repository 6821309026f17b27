import type { Principal } from '@/lib/core/principal';
import type { PrincipalRef } from '@/lib/core/schemas';
import { canDispose } from './policy';
import type { HandoffItemView } from './schema';

type TaskRef = { id: string; key: string; title: string; status: string };

export type LeftoverFacts = {
  id: string;
  missionId: string;
  attemptId: string;
  kind: HandoffItemView['kind'];
  text: string;
  blocking: boolean;
  disposition: HandoffItemView['disposition'];
  dispositionReason: string | null;
  disposedAt: Date | null;
  createdAt: Date;
  task: TaskRef;
  dispositionTask: TaskRef | null;
  attemptNumber: number;
  leftBy: PrincipalRef;
  disposedBy: PrincipalRef | null;
};

export function presentHandoffItem(row: LeftoverFacts, principal: Principal): HandoffItemView {
  const { id, missionId, attemptId, kind, text, blocking, disposition, dispositionReason } = row;
  const { task, dispositionTask, attemptNumber, leftBy, disposedBy } = row;
  return {
    ...{ id, missionId, attemptId, kind, text, blocking, disposition, dispositionReason },
    ...{ task, dispositionTask, attemptNumber, leftBy, disposedBy },
    disposedAt: row.disposedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    can: { dispose: canDispose(principal, { leftById: leftBy.id, disposition }) },
  };
}
