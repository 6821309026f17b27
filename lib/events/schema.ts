import { z } from 'zod';
import { pageInput, pageOf } from '../core/pagination';
import { id, missionRef, principalRef, sha256, timestamp } from '../core/schemas';

export const missionEvent = z.object({
  /** Position in the feed over all missions: the Last-Event-ID to resume from. */
  cursor: z.string(),
  missionId: z.string().nullable(),
  seq: z.number().int(),
  type: z.string(),
  principal: principalRef,
  via: z.string(),
  subject: z.string().nullable(),
  taskId: z.string().nullable(),
  data: z.record(z.string(), z.json()),
  at: timestamp,
  hash: sha256,
});
export type MissionEvent = z.infer<typeof missionEvent>;

export const listMissionEventsInput = z.object({
  mission: missionRef,
  task: id('task').optional().describe('Only what belongs to this task.'),
  type: z
    .string()
    .max(60)
    .optional()
    .describe('Only this type, such as task.claimed; a trailing dot takes all of a noun (task.).'),
  order: z.enum(['newest', 'oldest']).default('newest'),
  ...pageInput,
});

export const missionEventPage = pageOf(missionEvent);

export const streamEventsInput = z.object({
  workspace: z
    .union([z.string().max(80), z.array(z.string().max(80)).max(20)])
    .describe('Slug; repeat it for several.'),
});
