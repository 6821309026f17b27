import { z } from 'zod';
import { id, principalRef, text, timestamp, version } from '@/lib/core/schemas';

export const reviewVerdict = z.enum(['accept', 'send_back']);
export type ReviewVerdict = z.infer<typeof reviewVerdict>;

export const reviewTaskInput = z.object({
  task: id('task'),
  verdict: reviewVerdict.describe('accept: done. send_back: todo again, your reasons go to the next worker.'),
  reasons: text(8000).default('').describe('What was looked at and found; required to send back.'),
  expectedVersion: version.optional().describe('Version of the task that you read.'),
});

export const reviewView = z.object({
  id: id('review'),
  taskId: id('task'),
  attemptId: id('attempt'),
  attemptNumber: z.number().int(),
  reviewer: principalRef,
  verdict: reviewVerdict,
  reasons: z.string(),
  at: timestamp,
});
export type ReviewView = z.infer<typeof reviewView>;

export const reviewTaskOutput = z.object({
  review: reviewView,
  task: z.object({ id: id('task'), key: z.string(), status: z.string(), version: z.number().int() }),
});
