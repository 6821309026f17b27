/** How an attempt of an agent stands still although its lease is kept. */
export const stalls = ['never_started', 'silent', 'spending', 'looping'] as const;
export type Stall = (typeof stalls)[number];

/** A model's longest single turn seen in practice is well below this; longer silence deserves a look, not an alarm. */
export const usualQuietMinutes = 10;
/** Three such turns: then a person is asked. */
export const usualStalledMinutes = 30;
/** The same report so often in a row is a loop: a poll that waits for something says so fewer times, or says what is new. */
export const mostRepeats = 5;
/** Reports of a loop may take turns; as many different ones are remembered. */
export const rememberedReports = 8;

type Watched = {
  startedAt: Date;
  lastStepAt: Date | null;
  lastProgressAt: Date | null;
  nudgedAt: Date | null;
  stalledMinutes: number | null;
  repeats: number;
};
export type Cadence = { quietMinutes?: number | undefined; stalledMinutes?: number | undefined };

const minutesAfter = (from: number, minutes: number) => new Date(from + minutes * 60_000);

/** When a running attempt counts as quiet, which is shown, and as stalled, which asks a person, unless it moves before. */
export function watchOf(attempt: Watched, cadence: Cadence | undefined): { quietAt: Date; stalledAt: Date } {
  const from = Math.max((attempt.lastStepAt ?? attempt.startedAt).getTime(), attempt.nudgedAt?.getTime() ?? 0);
  const limit = attempt.stalledMinutes ?? cadence?.stalledMinutes ?? usualStalledMinutes;
  const quiet = Math.min(cadence?.quietMinutes ?? usualQuietMinutes, limit);
  return { quietAt: minutesAfter(from, quiet), stalledAt: minutesAfter(from, limit) };
}

/** How it stalls now, by the database's clock; null while it moves. */
export function stallOf(attempt: Watched, cadence: Cadence | undefined, now: Date): Stall | null {
  if (attempt.repeats >= mostRepeats) return 'looping';
  if (now < watchOf(attempt, cadence).stalledAt) return null;
  if (attempt.lastProgressAt === null) return 'never_started';
  const quietMs = (cadence?.quietMinutes ?? usualQuietMinutes) * 60_000;
  return now.getTime() - attempt.lastProgressAt.getTime() < quietMs ? 'spending' : 'silent';
}
