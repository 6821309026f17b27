import { z } from 'zod';
import { line, missionRef, money, text, version } from '@/lib/core/schemas';
import { contractPatch, contractTermsInput } from './schema';

export const getContractInput = z.object({
  mission: missionRef,
  version: version.optional().describe('Shows this version; left out: the draft, else the one in force.'),
});

export const proposeContractInput = z.object({
  mission: missionRef,
  terms: contractTermsInput.optional().describe('The whole contract. Or send `patch`.'),
  patch: contractPatch.optional().describe('Only the parts that change, on top of the draft or the contract in force.'),
  expectedRevision: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .describe('Revision of the draft that this was written on; 0: there was no draft. Stale: version_mismatch.'),
  askToSign: z
    .boolean()
    .optional()
    .describe('Puts it into the attention queue. Left out: yes, unless you may sign it yourself.'),
});

const signature = line(200).describe('The name that is written under it; left out: your own.');

export const signContractInput = z.object({
  mission: missionRef,
  expectedVersion: version.optional().describe('Version of the draft that you read (else 428).'),
  expectedRevision: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe('Revision of the draft that you read (else 428).'),
  signature: signature.optional(),
});

export const discardContractInput = z.object({
  mission: missionRef,
  expectedRevision: z.coerce.number().int().min(1).optional().describe('Revision of the draft that you read.'),
  reason: text(2000).min(1).describe('Why; its author reads it.'),
});

export const raiseBudgetInput = z.object({
  mission: missionRef,
  money: money.optional().describe('The new cap, not the increase.'),
  tokens: z.number().int().min(1).max(1e15).optional().describe('The new cap, not the increase.'),
  activeMinutes: z.number().int().min(1).max(5_256_000).optional(),
  attemptsPerTask: z.number().int().min(1).max(20).optional(),
  expectedVersion: version.optional().describe('Version of the contract in force that you read (else 428).'),
  reason: text(2000).default(''),
  signature: signature.optional(),
});
