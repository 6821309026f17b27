import { z } from 'zod';
import { money, principalRef, timestamp } from '../core/schemas';

const count = z.number().int().min(0);

/** Days of which the tasks done are counted, today included. */
export const doneDays = 14;
/** More lanes than a screen holds are cut, the busiest last; `workers` tells how many there were. */
export const mostLanes = 12;
/** Attempts of one lane that can still be told apart. */
export const mostInLane = 40;
export const mostModels = 6;

export const pulseInput = z.object({
  offsetMinutes: z.coerce
    .number()
    .int()
    .min(-840)
    .max(840)
    .default(0)
    .describe('Minutes east of UTC where the reader is: days begin at midnight there.'),
});

export const laneAttempt = z.object({
  id: z.string(),
  missionId: z.string(),
  taskId: z.string(),
  taskKey: z.string(),
  taskTitle: z.string(),
  outcome: z.enum(['running', 'succeeded', 'failed', 'lost', 'released', 'blocked', 'rejected', 'cancelled']),
  startedAt: timestamp,
  endedAt: timestamp.nullable(),
});
export type LaneAttempt = z.infer<typeof laneAttempt>;

export const pulse = z.object({
  at: timestamp,
  lanesFrom: timestamp,
  lanes: z.array(
    z.object({
      worker: principalRef,
      harness: z.string().nullable(),
      attempts: z.array(laneAttempt).describe('Oldest first.'),
    }),
  ),
  workers: count.describe('Who worked in the time of the lanes, the cut ones included.'),
  quiet: count.describe('Attempts that run and have shown nothing for ten minutes.'),
  lostToday: count,
  spend: z.object({
    currency: z.string().length(3),
    today: money,
    month: money,
    hours: z.array(z.object({ at: timestamp, money })).describe('Of today, only hours in which something was booked.'),
    models: z
      .array(z.object({ model: z.string(), money }))
      .describe('Of today, the dearest first; the rest is summed.'),
    rest: money,
  }),
  done: z
    .array(z.object({ day: z.iso.date(), proved: count, reported: count }))
    .describe('Tasks done by day, the latest last; proved where all required evidence is verified.'),
});
export type Pulse = z.infer<typeof pulse>;
