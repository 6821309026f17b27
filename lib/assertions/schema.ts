import { z } from 'zod';
import { assertionView } from '@/lib/contracts/schema-view';
import { id, missionRef, text, version } from '@/lib/core/schemas';

export const verdict = z.enum(['passed', 'failed', 'waived']);
export type Verdict = z.infer<typeof verdict>;

export const decideAssertionInput = z.object({
  mission: missionRef,
  assertion: z
    .string()
    .regex(/^A[1-9]\d{0,2}$/, 'must be A1, A2 …')
    .describe('Key of the assertion.'),
  verdict: verdict.describe('waived only by a person.'),
  reason: text(4000)
    .default('')
    .describe('Required for failed and waived, and for passed where evidence does not suffice or is contradicted.'),
  evidenceIds: z.array(id('evidence')).max(50).default([]).describe('What the verdict rests on; never your own.'),
  expectedVersion: version.optional().describe('Version of the assertion that you read.'),
});

export const decideAssertionOutput = assertionView;
