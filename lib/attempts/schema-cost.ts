import { z } from 'zod';
import { missionRef, money, principalRef, timestamp } from '@/lib/core/schemas';

const count = z.number().int().min(0);

/** The dearest tasks are shown, the others summed: a page, not a database. */
export const mostCostTasks = 200;
/** Days on which something was spent, the latest ones. */
export const mostCostDays = 92;
/** Workers and models beyond it are too cheap to matter here; the receipt names all. */
export const mostCostRows = 50;
/** As fine as a line of a page's width can be seen. */
export const mostBurnPoints = 96;

export const missionCostInput = z.object({
  mission: missionRef,
  offsetMinutes: z.coerce
    .number()
    .int()
    .min(-840)
    .max(840)
    .default(0)
    .describe('Minutes east of UTC where the reader is: days begin at midnight there.'),
});

const usage = { tokensIn: count, tokensCached: count, tokensOut: count, toolCalls: count, money };

export const missionCost = z.object({
  at: timestamp,
  currency: z.string().length(3),
  spent: z.object({ money, tokens: count }),
  budget: z.object({ money: money.nullable(), tokens: count.nullable() }),
  lost: z
    .object({ money, attempts: count })
    .describe('Of the attempts that failed, were lost or rejected: what was paid for nothing kept.'),
  burn: z.object({
    since: timestamp.nullable().describe('The launch, or the first spending; null before both.'),
    until: timestamp.describe('The end of the mission; while it runs its target date, or now where that is past.'),
    expected: money
      .nullable()
      .describe('Spent so far and what the estimates of open tasks say is to come; null without estimates.'),
    points: z
      .array(z.object({ at: timestamp, money, tokens: count }))
      .describe('What was spent in all by each of these times, oldest first.'),
  }),
  days: z.array(z.object({ day: z.iso.date(), money, tokens: count })).describe('Only days of spending, oldest first.'),
  models: z.array(z.object({ model: z.string(), attempts: count, ...usage })).describe('The dearest first.'),
  workers: z.array(z.object({ worker: principalRef, attempts: count, ...usage })).describe('The dearest first.'),
  tasks: z
    .array(
      z.object({
        id: z.string(),
        key: z.string(),
        title: z.string(),
        attempts: count,
        money,
        tokens: count,
        budget: money.nullable(),
        estimate: money.nullable(),
      }),
    )
    .describe('Tasks on which something was spent, the dearest first.'),
  rest: z.object({ tasks: count, money }).describe('The tasks that are not listed.'),
});
export type MissionCost = z.infer<typeof missionCost>;
