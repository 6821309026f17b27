import { z } from 'zod';
import { timestamp } from '../core/schemas';

const count = z.number().int().min(0);

/** What every page shows around itself: one small answer. */
export const overview = z.object({
  attention: z.object({
    open: count.describe('Open items that are not snoozed.'),
    mine: count.describe('Of them, assigned to me or to nobody.'),
  }),
  missions: z.object({ running: count, held: count }),
  inbox: z
    .object({ missionId: z.string(), open: count })
    .describe('The standing mission for single tasks, and its open ones.'),
  leases: count.describe('Attempts that run now.'),
  agents: z.object({ online: count.describe('Seen within five minutes.'), all: count }),
  events: count.describe('Events of all missions and of the workspace itself.'),
  at: timestamp,
});
export type Overview = z.infer<typeof overview>;
