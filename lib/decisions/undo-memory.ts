import { z } from 'zod';
import type { ItemRow } from '@/lib/attention/data';
import type { Related } from './data-related';

const assertionBefore = z.object({
  state: z.enum(['pending', 'passed', 'failed', 'waived']),
  version: z.number(),
  decidedById: z.string().nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
  evidenceIds: z.array(z.string()),
});

/** What a decision found, so that its undo can put it back and see whether anything was built on it. */
export const undoMemory = z.object({
  standing: z.string().optional(),
  assertion: assertionBefore.optional(),
  block: z.object({ reason: z.string(), lastAttempt: z.number() }).nullable().optional(),
  expiresAt: z.string().nullable().optional(),
});
export type UndoMemory = z.infer<typeof undoMemory>;

export function rememberForUndo(item: ItemRow, related: Related): UndoMemory {
  const assertion = related.assertions.find(({ id }) => id === item.subjectId);
  const request = related.requests.find(({ id }) => id === item.subjectId);
  const question = related.questions.find(({ id }) => id === item.subjectId);
  return {
    ...(assertion && {
      assertion: { ...assertionBefore.parse({ ...assertion, decidedAt: assertion.decidedAt?.toISOString() ?? null }) },
    }),
    ...((request ?? question) && { block: blockBefore(item, related) }),
    ...(request && { expiresAt: request.expiresAt?.toISOString() ?? null }),
  };
}

/** The block that the decision ends, where the task waits on exactly this. */
function blockBefore(item: ItemRow, { tasks }: Related): UndoMemory['block'] {
  const task = tasks.find(({ id }) => id === item.taskId);
  const waitsOn = task?.blockedOnActionId ?? task?.blockedOnQuestionId;
  if (task?.status !== 'blocked' || waitsOn !== item.subjectId) return null;
  return { reason: task.blockReason ?? '', lastAttempt: task.lastAttempt };
}
