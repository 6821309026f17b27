import 'server-only';
import type { MissionChange } from '@/lib/missions/change';
import { sha256Hex } from '@/lib/server/hash';
import { cancelGraceSeconds } from './schema';

/**
 * Asks running attempts to stop: heartbeats no longer extend them, and for the grace a result or a handoff is still
 * taken; then the sweep ends them. An attempt that was asked before keeps a deadline that is nearer, and a lease that
 * has run out stays so: asking its worker to stop must not give it back (R3).
 */
export async function requestCancel(
  change: MissionChange,
  attempts: 'all' | readonly { id: string }[],
  reason: string,
  graceSeconds: number = cancelGraceSeconds,
): Promise<void> {
  const { tx, mission, now } = change;
  const deadline = new Date(now.getTime() + graceSeconds * 1000);
  const asked = await tx.attempt.updateManyAndReturn({
    where: {
      missionId: mission.id,
      outcome: 'running',
      OR: [{ cancelRequestedAt: null }, { cancelDeadlineAt: { gt: deadline } }],
      leaseExpiresAt: { gt: now },
      ...(attempts !== 'all' && { id: { in: attempts.map(({ id }) => id) } }),
    },
    data: {
      cancelRequestedAt: now,
      cancelDeadlineAt: deadline,
      // Neither a long lease may outlive the deadline, nor a short one end before it.
      leaseExpiresAt: deadline,
      cancelReason: reason,
    },
    select: { id: true, taskId: true, number: true },
  });
  for (const { id, taskId, number } of asked)
    change.record('attempt.cancel_requested', {
      subject: id,
      task: taskId,
      data: { number, reasonHash: sha256Hex(reason), deadlineAt: deadline.toISOString() },
    });
}
