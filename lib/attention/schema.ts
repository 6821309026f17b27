import { z } from 'zod';
import { id, timestamp } from '@/lib/core/schemas';
import { attentionKinds } from './values';

export const attentionKind = z.enum(attentionKinds);
export type AttentionKind = z.infer<typeof attentionKind>;

export const itemStatus = z.enum(['open', 'resolved', 'cleared']);

/** What a raiser adds to a card: plain values, shown as such, never markup. */
export const facts = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);
export type Facts = z.infer<typeof facts>;

export const snoozeAttentionInput = z.object({
  item: id('attentionItem'),
  until: timestamp.nullable().describe('When it comes back, at most 30 days ahead; null wakes it now.'),
});

export const assignAttentionInput = z.object({
  item: id('attentionItem'),
  assigneeId: id('member').nullable().describe('A member who may decide it; null gives it back to everybody.'),
});

export const attentionPlacement = z.object({
  id: id('attentionItem'),
  assigneeId: z.string().nullable(),
  snoozedUntil: timestamp.nullable(),
  version: z.number().int(),
});
