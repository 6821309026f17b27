import { z } from 'zod';
import { leaseToken } from '@/lib/attempts/schema';
import { pageInput, pageOf } from '@/lib/core/pagination';
import { id, line, missionRef, principalRef, text, timestamp } from '@/lib/core/schemas';

export const stateKinds = ['assumption', 'decision', 'question', 'learning', 'risk'] as const;
export const stateStatuses = ['active', 'superseded', 'invalidated'] as const;

export const stateEntry = z.object({
  id: z.string(),
  missionId: z.string(),
  taskId: z.string().nullable(),
  kind: z.enum(stateKinds),
  status: z.enum(stateStatuses),
  text: z.string(),
  reason: z.string(),
  tags: z.array(z.string()),
  author: principalRef,
  supersededBy: z.string().nullable(),
  createdAt: timestamp,
  can: z.object({ update: z.boolean() }),
});
export type StateEntryWire = z.infer<typeof stateEntry>;

export const recordStateInput = z.object({
  mission: missionRef,
  leaseToken: leaseToken.optional().describe('Required of agents other than the pilot.'),
  kind: z.enum(stateKinds),
  text: text(4000).min(1),
  reason: text(4000).default('').describe('Why it holds, or what it rests on.'),
  tags: z.array(line(50)).max(20).default([]),
  supersedes: id('stateEntry').optional().describe('The entry that this one replaces.'),
  learntFrom: z
    .union([id('review'), id('actionRequest'), id('branch')])
    .optional()
    .describe('Where a person gave it as a reason.'),
});
export const updateStateInput = z.object({
  entry: id('stateEntry'),
  status: z.enum(['active', 'invalidated']),
  reason: text(4000).min(1),
});
export const listStateInput = z.object({
  mission: missionRef,
  kind: z.enum(stateKinds).optional(),
  status: z.enum(stateStatuses).optional(),
  like: line(200).optional().describe('The most similar first: look before you record.'),
  ...pageInput,
});
export const stateEntryPage = pageOf(stateEntry);

/** A reason that a person gave and that may be worth more than its one task. */
export const offeredLearning = z.object({
  from: z.string().describe('The review, action request or branch; send it as learntFrom.'),
  why: z.enum(['sent_back', 'rejected', 'pruned']),
  taskKey: z.string().nullable(),
  text: z.string(),
  by: principalRef,
  at: timestamp,
});
export type OfferedLearning = z.infer<typeof offeredLearning>;
export const listOfferedLearningsInput = z.object({ mission: missionRef });
export const offeredLearnings = z.object({ offers: z.array(offeredLearning) });
