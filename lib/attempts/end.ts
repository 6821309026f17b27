import 'server-only';
import { canonicalJson } from '@/lib/core/canonical-json';
import type { MissionChange } from '@/lib/missions/change';
import { sha256Hex } from '@/lib/server/hash';
import type { AttemptOutcome, Handoff } from './schema';

/** Outcomes that use up one of a task's attempts. */
const counted: ReadonlySet<AttemptOutcome> = new Set(['failed', 'lost', 'rejected']);

type Ending = { reason?: string; handoff?: Handoff | undefined; verb?: string; bodyHash?: string };
type EndedAttempt = { id: string; taskId: string; number: number; workerId: string; lastProgressAt: Date | null };

/**
 * Ends an attempt: its row, the mission's live attempts, the task's attempts used and releases in a row, one event.
 * `rejected` turns a success that was in review. Moves no task. An attempt that ended before stays as it ended.
 */
export async function endAttempt(
  change: MissionChange,
  attempt: EndedAttempt,
  outcome: Exclude<AttemptOutcome, 'running'>,
  ending: Ending = {},
): Promise<void> {
  const { tx, mission, now } = change;
  const { reason, handoff, verb, bodyHash } = ending;
  const ended = await tx.attempt.updateMany({
    where: { id: attempt.id, outcome: outcome === 'rejected' ? 'succeeded' : 'running' },
    data: {
      outcome,
      ...(outcome !== 'rejected' && { endedAt: now }),
      ...(reason !== undefined && { endReason: reason }),
      ...(handoff && { handoff }),
      ...(verb && bodyHash && { endVerb: verb, endBodyHash: bodyHash }),
    },
  });
  if (ended.count === 0) return;
  const live = outcome === 'rejected' ? 0 : 1;
  if (live) await tx.$executeRaw`update mission set live_attempts = live_attempts - 1 where id = ${mission.id}`;
  change.mission.liveAttempts -= live;
  const idle = outcome === 'released' && attempt.lastProgressAt === null;
  await tx.$executeRaw`
    update task set attempts_used = attempts_used + ${counted.has(outcome) ? 1 : 0},
      releases_in_row = case when ${idle} then releases_in_row + 1 else 0 end
    where id = ${attempt.taskId}`;
  change.record(`attempt.${outcome}`, {
    subject: attempt.id,
    task: attempt.taskId,
    data: {
      number: attempt.number,
      worker: attempt.workerId,
      ...(reason && { reasonHash: sha256Hex(reason) }),
      ...(handoff && { handoffHash: sha256Hex(canonicalJson(handoff)) }),
    },
  });
}
