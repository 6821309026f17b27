import 'server-only';
import { clearItems, raiseItem } from '@/lib/attention/commands';
import { contractInForce } from '@/lib/contracts/data';
import { t } from '@/lib/core/words';
import type { MissionChange } from '@/lib/missions/change';
import { type Stall, stallOf } from '@/lib/tasks/stall';

/** Asks a person about a running attempt that stands still, or takes the question back when it moves again. */
export async function settleStall(change: MissionChange, attemptId: string): Promise<void> {
  const attempt = await change.tx.attempt.findUniqueOrThrow({
    where: { id: attemptId },
    omit: { context: true },
    include: { task: { select: { key: true } } },
  });
  const contract = await contractInForce(change.tx, change.mission.id);
  const isWatched = attempt.outcome === 'running' && attempt.cancelRequestedAt === null;
  const stall = isWatched ? stallOf(attempt, contract?.terms.cadence, change.now) : null;
  if (stall === null) {
    await clearItems(
      change,
      { kind: 'attempt_stalled', subjectId: attempt.id },
      t`the attempt moves again or has ended`,
    );
    return;
  }
  await raiseItem(change, {
    kind: 'attempt_stalled',
    subjectId: attempt.id,
    taskId: attempt.taskId,
    attemptId: attempt.id,
    title: `${attempt.task.key} ${words[stall]}`,
    facts: { stall, attemptNumber: attempt.number },
  });
}

const words: Record<Stall, string> = {
  never_started: t`was claimed, and nothing has come since`,
  silent: t`has shown nothing new for a while`,
  spending: t`spends without getting on`,
  looping: t`says the same again and again`,
};
