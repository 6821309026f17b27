import { z } from 'zod';
import { id, line, missionRef } from '@/lib/core/schemas';

/** More groups than a reader can hold apart is another mission. */
export const maxMilestones = 100;

const mission = missionRef;
const milestone = id('milestone');
const position = z.number().int().min(0).max(maxMilestones);

export const createMilestoneInput = z.object({
  mission,
  name: line(120),
  gate: z
    .boolean()
    .default(false)
    .describe("Its validation tasks must be done before the next milestone's tasks start."),
  position: position.optional().describe('0 is the first; left out, it comes last.'),
});
export const updateMilestoneInput = z.object({
  milestone,
  name: line(120).optional(),
  gate: z.boolean().optional(),
  position: position.optional(),
});
export const milestoneOnly = z.object({ milestone });

export const milestoneView = z.object({
  id: z.string(),
  missionId: z.string(),
  key: z.string(),
  name: z.string(),
  position: z.number().int(),
  gate: z.boolean(),
  tasks: z.number().int(),
  done: z.number().int(),
});
export type MilestoneView = z.infer<typeof milestoneView>;
export const milestoneList = z.object({ items: z.array(milestoneView), nextCursor: z.null() });
