import { z } from 'zod';
import { attentionKind } from '@/lib/attention/schema';
import { missionRef, principalRef, timestamp } from '@/lib/core/schemas';
import { attemptOutcomes } from './schema';

/** The latest ones are drawn; more would be a wall, and the list of attempts pages through all. */
export const mostTimelineAttempts = 1000;
export const mostTimelineWaits = 500;
export const mostTimelineHolds = 200;

export const missionTimelineInput = z.object({ mission: missionRef });

const count = z.number().int().min(0);
const until = timestamp.nullable().describe('null while it lasts.');

export const missionTimeline = z.object({
  from: timestamp.describe('When the first of what is listed began.'),
  until: timestamp.describe('The end of the mission, or now.'),
  workers: z
    .array(
      z.object({
        worker: principalRef,
        attempts: z
          .array(
            z.object({
              id: z.string(),
              taskId: z.string(),
              taskKey: z.string(),
              taskTitle: z.string(),
              number: z.number().int(),
              outcome: z.enum(attemptOutcomes),
              since: timestamp,
              until,
            }),
          )
          .describe('Oldest first.'),
      }),
    )
    .describe('By name.'),
  waits: z
    .array(
      z.object({
        id: z.string(),
        number: z.number().int(),
        kind: attentionKind,
        title: z.string(),
        taskId: z.string().nullable(),
        since: timestamp,
        until,
        outcome: z.string().nullable().describe('What was decided; null where nothing was.'),
        by: principalRef.nullable().describe('Who decided.'),
      }),
    )
    .describe('What waited for a person, oldest first.'),
  holds: z
    .array(z.object({ id: z.string(), reason: z.string(), why: z.string(), by: principalRef, since: timestamp, until }))
    .describe('Oldest first.'),
  earlier: z.object({ attempts: count, waits: count }).describe('How many more there were before.'),
});
export type MissionTimeline = z.infer<typeof missionTimeline>;
