import { z } from 'zod';
import { id, line, missionRef, principalRef, text, timestamp } from '@/lib/core/schemas';

/** Lines of attempt side by side; more cannot be compared. */
export const maxBranches = 100;

export const createBranchInput = z.object({
  mission: missionRef,
  name: line(120),
  hypothesis: text(4000).default(''),
});
export const pruneBranchInput = z.object({
  branch: id('branch'),
  reason: text(4000).min(1).describe('Why this line ends: what was learned.'),
  dependents: z
    .enum(['cancel', 'detach'])
    .optional()
    .describe('For open tasks outside the branch that wait for its tasks: cancel them, or let them wait no longer.'),
});

export const branchView = z.object({
  id: z.string(),
  missionId: z.string(),
  name: z.string(),
  hypothesis: z.string(),
  prunedAt: timestamp.nullable(),
  prunedBy: principalRef.nullable(),
  prunedReason: z.string().nullable(),
  tasks: z.number().int(),
  done: z.number().int(),
});
export type BranchView = z.infer<typeof branchView>;
export const branchList = z.object({ items: z.array(branchView), nextCursor: z.null() });
