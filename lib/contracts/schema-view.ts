import { z } from 'zod';
import { id, principalRef, sha256, timestamp } from '@/lib/core/schemas';
import { evidenceKindSchema, strengthSchema } from '@/lib/evidence/schema';
import { contractTerms, section } from './schema';

export const enforcer = z.enum(['server', 'person', 'stated']);
export type Enforcer = z.infer<typeof enforcer>;

/** One clause as a page or a card quotes it. */
export const clause = z.object({
  id: z.string().describe('§4.1, A3 or the part alone, §1.'),
  section,
  title: z.string(),
  words: z.string(),
  enforcedBy: enforcer.describe(
    'server: it stops what breaks it. person: someone decides. stated: recorded and shown.',
  ),
  how: z.string().describe('In a few words, what the server or the person does.'),
  isDefault: z.boolean().describe('Nothing was said; these words say what then holds.'),
});
export type Clause = z.infer<typeof clause>;

export const clauseChange = z.object({
  id: z.string(),
  title: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type ClauseChange = z.infer<typeof clauseChange>;

export const contractStatus = z.enum(['draft', 'signed', 'superseded']);

export const contractVersion = z.object({
  id: id('contract'),
  version: z.number().int(),
  status: contractStatus,
  revision: z.number().int().describe('Raised at each edit of a draft; send it as expectedRevision.'),
  termsHash: sha256,
  terms: contractTerms,
  clauses: z.array(clause),
  changes: z.array(clauseChange).describe('Against the version before.'),
  proposedBy: principalRef,
  proposedAt: timestamp,
  signedBy: principalRef.nullable(),
  signedAt: timestamp.nullable(),
  signatureName: z.string().nullable(),
  supersededAt: timestamp.nullable(),
});
export type ContractVersion = z.infer<typeof contractVersion>;

export const assertionState = z.enum(['pending', 'passed', 'failed', 'waived']);
export type AssertionState = z.infer<typeof assertionState>;

/** One assertion with its state, who shows it and by what. */
export const assertionView = z.object({
  id: z.string().nullable().describe('Null while only the draft holds it.'),
  key: z.string(),
  statement: z.string(),
  verifiedHow: z.string(),
  evidenceKinds: z.array(evidenceKindSchema),
  leastStrength: strengthSchema,
  state: assertionState,
  decidedBy: principalRef.nullable(),
  decidedAt: timestamp.nullable(),
  reason: z.string().nullable(),
  evidenceIds: z.array(z.string()),
  best: strengthSchema.describe('Strongest evidence that counts for it; contradicted outweighs all.'),
  evidenceCount: z.number().int(),
  tasks: z
    .array(z.object({ id: z.string(), key: z.string(), title: z.string(), status: z.string() }))
    .describe('Open or done tasks that fulfil it; exactly one is covered.'),
  covered: z.boolean(),
  version: z.number().int(),
  can: z.object({ pass: z.boolean(), fail: z.boolean(), waive: z.boolean() }),
});
export type AssertionView = z.infer<typeof assertionView>;

export const contractView = z.object({
  missionId: id('mission'),
  inForce: contractVersion.nullable(),
  draft: contractVersion.nullable(),
  versions: z.array(contractVersion.omit({ terms: true, clauses: true })).describe('Newest first.'),
  shown: contractVersion.nullable().describe('The version asked for; otherwise the draft, else the one in force.'),
  coverage: z.array(assertionView).describe('Of the contract in force, else of the draft.'),
  problems: z.array(z.string()).describe('What keeps the draft from being signed, or the contract from being covered.'),
  can: z.object({
    propose: z.boolean(),
    sign: z.boolean(),
    raiseBudget: z.boolean(),
    discard: z.boolean(),
    decideAssertions: z.boolean(),
    whoSigns: z.string().describe('Who may sign, in words.'),
  }),
});
export type ContractView = z.infer<typeof contractView>;
