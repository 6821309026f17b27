import { z } from 'zod';
import { id, missionRef, timestamp } from '@/lib/core/schemas';

/** As far back as anybody remembers what was done; each row holds whole texts. */
export const maxEdits = 100;

export const turnEditInput = z.object({
  mission: missionRef,
  edit: id('planEdit')
    .optional()
    .describe('An edit of yours by its id; left out, the latest. Later ones that stand are then left as they are.'),
});
export const redoEditInput = turnEditInput.pick({ mission: true });

export const planEdit = z.object({
  id: z.string(),
  words: z.string().describe('What was done, as a verb: "rename T4".'),
  undone: z.boolean(),
  at: timestamp,
});
export type PlanEditView = z.infer<typeof planEdit>;

/** All that are kept, so one page: the newest first. */
export const planEditList = z.object({ items: z.array(planEdit), nextCursor: z.null() });
