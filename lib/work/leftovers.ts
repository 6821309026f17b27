import { t } from '@/lib/core/words';
import 'server-only';
import type { Handoff } from '@/lib/attempts/schema';
import { raiseItem } from '@/lib/attention/commands';
import { newId } from '@/lib/core/ids';
import type { MissionChange } from '@/lib/missions/change';

type Left = { id: string; taskId: string };
type Leftover = { kind: 'left_undone' | 'issue' | 'follow_up'; text: string; blocking: boolean };

/**
 * Writes what a handoff leaves as rows that each need a disposition. What an attempt that did not succeed left undone is
 * the next attempt's work, which its context says; only its issues and follow-ups stand by themselves.
 */
export async function keepLeftovers(
  change: MissionChange,
  attempt: Left,
  handoff: Handoff | undefined,
  { succeeded, taskKey }: { succeeded: boolean; taskKey: string },
): Promise<void> {
  if (!handoff) return;
  const leftovers = leftoversOf(handoff).filter(({ kind }) => succeeded || kind !== 'left_undone');
  for (const { kind, text, blocking } of leftovers) {
    const id = newId('handoffItem');
    await change.tx.handoffItem.create({
      data: {
        id,
        workspaceId: change.tenant.workspaceId,
        missionId: change.mission.id,
        taskId: attempt.taskId,
        attemptId: attempt.id,
        kind,
        text,
        blocking,
        createdAt: change.now,
      },
    });
    change.record('handoff.left', { subject: id, task: attempt.taskId, data: { kind, blocking } });
    await raiseItem(change, {
      kind: 'leftover',
      subjectId: id,
      taskId: attempt.taskId,
      attemptId: attempt.id,
      title: t`${taskKey} left`,
      says: text,
      facts: { kind, blocking, task: taskKey },
    });
  }
}

function leftoversOf({ leftUndone, issues, followUps }: Handoff): Leftover[] {
  return [
    ...leftUndone.map((text) => ({ kind: 'left_undone' as const, text, blocking: false })),
    ...issues.map(({ text, blocking }) => ({ kind: 'issue' as const, text, blocking })),
    ...followUps.map((text) => ({ kind: 'follow_up' as const, text, blocking: false })),
  ];
}
