import { z } from 'zod';
import { timestamp } from '@/lib/core/schemas';
import { taskStatus } from '@/lib/graph/schema';
import { priority } from '@/lib/missions/schema';

export const listMyWorkInput = z.object({});

export const myTask = z.object({
  id: z.string(),
  key: z.string(),
  title: z.string(),
  status: taskStatus,
  missionId: z.string(),
  missionName: z.string(),
  priority,
  dueAt: timestamp.nullable(),
  estimateMinutes: z.number().int().nullable(),
  /** Since when it is held, ready, waiting, or over. */
  since: timestamp,
  percent: z.number().int().nullable(),
  waitsFor: z.array(z.string()).describe('Keys of the tasks that are still to be done, or what it is blocked on.'),
});
export type MyTask = z.infer<typeof myTask>;

const list = z.array(myTask);

export const myWork = z.object({
  held: list.describe('What I hold now.'),
  mine: list.describe('Assigned to me and ready, in the order of the queue.'),
  open: list.describe('Ready for anyone, and I may take it.'),
  waiting: list.describe('Assigned to me, not ready yet or blocked.'),
  done: list.describe('What I completed within the last seven days, newest first.'),
});
export type MyWork = z.infer<typeof myWork>;
