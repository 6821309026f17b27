import { z } from 'zod';
import { pageInput, pageOf } from '@/lib/core/pagination';
import { id, missionRef, principalRef, text, timestamp } from '@/lib/core/schemas';

export const handoffItemKind = z.enum(['left_undone', 'issue', 'follow_up']);
export const disposition = z.enum(['fixed_by', 'tracked_by', 'dismissed']);
export type Disposition = z.infer<typeof disposition>;

const taskRef = z.object({ id: z.string(), key: z.string(), title: z.string(), status: z.string() });

/** A leftover of a handoff: what the worker left undone, an issue it found, or a follow-up. */
export const handoffItemView = z.object({
  id: id('handoffItem'),
  missionId: id('mission'),
  task: taskRef,
  attemptId: id('attempt'),
  attemptNumber: z.number().int(),
  kind: handoffItemKind,
  text: z.string(),
  blocking: z.boolean(),
  leftBy: principalRef,
  disposition: disposition.nullable(),
  dispositionTask: taskRef.nullable(),
  dispositionReason: z.string().nullable(),
  disposedBy: principalRef.nullable(),
  disposedAt: timestamp.nullable(),
  createdAt: timestamp,
  can: z.object({ dispose: z.boolean() }),
});
export type HandoffItemView = z.infer<typeof handoffItemView>;

export const listHandoffItemsInput = z.object({
  mission: missionRef,
  task: id('task').optional(),
  show: z.enum(['open', 'disposed', 'all']).default('open'),
  ...pageInput,
});

export const listHandoffItemsOutput = pageOf(handoffItemView).extend({
  openCount: z.number().int().describe('Undisposed leftovers of the whole mission: it cannot complete with any.'),
});

export const disposeHandoffItemInput = z.object({
  handoffItem: id('handoffItem'),
  disposition: disposition.describe('fixed_by or tracked_by another task, or dismissed with a reason.'),
  taskId: id('task').optional().describe('The task that fixes or tracks it.'),
  reason: text(2000).default('').describe('Required to dismiss.'),
});
