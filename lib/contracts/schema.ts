import { z } from 'zod';
import { id, line, money, principalRef, sha256, text, timestamp, version } from '@/lib/core/schemas';
import { evidenceKindSchema, requiredStrengthSchema, strengthSchema } from '@/lib/evidence/schema';

/** The parts of a contract in the order in which it reads; a clause's number never moves to another part. */
export const sections = [
  'target',
  'budget',
  'allowed',
  'restricted',
  'forbidden',
  'evidence',
  'cadence',
  'tools',
  'workers',
  'stop_conditions',
  'receipt',
  'completion',
] as const;
export const section = z.enum(sections);
export type Section = z.infer<typeof section>;

/** A page of agreement, not a book: each part stays readable and a card can quote whole clauses. */
const maxClauses = 40;
const maxWords = 2000;

export const clauseId = z.string().regex(/^§\d{1,2}\.\d{1,3}$/, 'must be a clause number such as §4.1');
export const assertionKey = z.string().regex(/^A[1-9]\d{0,2}$/, 'must be A1, A2 …');

// Written by people: an id keeps its clause's number; one left out is given the next free number of its part.
const writtenId = clauseId.optional().describe('Keep it when you change the words; leave it out for a new clause.');
const words = text(maxWords).min(1, 'must not be empty').describe('The clause as people read it.');
const pattern = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\w.:/*-]+$/, 'may hold letters, digits, _ . : / - and *');

const written = z.strictObject({ id: writtenId, words });
const writtenRule = written.extend({
  tools: z
    .array(pattern)
    .max(maxClauses)
    .default([])
    .describe('Tools it bears on, * for any run of characters; empty: any tool.'),
  actions: z
    .array(pattern)
    .max(maxClauses)
    .default([])
    .describe(
      'Actions it bears on, * for any run of characters; empty: any action. Tools and actions both empty: words only.',
    ),
});
const writtenTool = z.strictObject({
  id: writtenId,
  name: line(100),
  use: z.enum(['required', 'optional', 'allowed', 'risky', 'unavailable']).default('allowed'),
  fallback: text(500).default('').describe('What a worker does when it is missing.'),
  roles: z
    .array(z.enum(['orchestrator', 'worker', 'validator']))
    .default([])
    .describe('Empty: every role.'),
  evidence: text(500).default('').describe('What its use is expected to leave.'),
});
const writtenStop = written.extend({
  hold: z
    .enum(['retry_limit', 'approval', 'usage_limit', 'stuck', 'stop_condition'])
    .optional()
    .describe('The hold that it opens; left out: a person judges it.'),
});

const writtenAssertion = z.strictObject({
  key: assertionKey.optional().describe('Keep it when you change the statement; leave it out for a new assertion.'),
  statement: text(1000).min(1, 'must not be empty').describe('One statement that is true or false at the end.'),
  verifiedHow: text(1000).default('').describe('How somebody other than the worker finds out.'),
  evidenceKinds: z.array(evidenceKindSchema).max(8).default([]).describe('Kinds that count; empty: any.'),
  leastStrength: requiredStrengthSchema.default('reported'),
});

const budget = z
  .strictObject({
    money: money.optional().describe('Cap in the currency of the workspace.'),
    tokens: z.number().int().min(1).max(1e15).optional().describe('Cap on tokens in and out.'),
    activeMinutes: z.number().int().min(1).max(5_256_000).optional().describe('Active time, stated and shown.'),
    attemptsPerTask: z.number().int().min(1).max(20).default(3),
    none: z.literal(true).optional().describe('Says explicitly that there is no cap on money, tokens or time.'),
    words: text(maxWords).default(''),
  })
  .refine((value) => !(value.none && (value.money ?? value.tokens ?? value.activeMinutes)), {
    error: 'says both a cap and that there is none',
    path: ['none'],
  });

function termsOf<
  C extends z.ZodType,
  R extends z.ZodType,
  T extends z.ZodType,
  S extends z.ZodType,
  A extends z.ZodType,
>(part: { clause: C; rule: R; tool: T; stop: S; assertion: A }) {
  const clauses = z.array(part.clause).max(maxClauses).default([]);
  const rules = z.array(part.rule).max(maxClauses).default([]);
  return z.strictObject({
    target: text(4000).default('').describe('What is to be reached, in one or two sentences.'),
    assertions: z.array(part.assertion).max(100).default([]),
    budget: budget.default({ attemptsPerTask: 3, words: '' }),
    allowed: rules,
    restricted: rules.describe('Needs the approval of a person, each time.'),
    forbidden: rules.describe('Never, whoever asks.'),
    evidence: z
      .strictObject({
        clauses,
        usageRequired: z.boolean().default(false).describe('No attempt succeeds without reported usage.'),
        allEightRequired: z
          .boolean()
          .default(false)
          .describe(
            'A task that lacks worker, model policy, context, tools, criteria, budget, fallback or verification stops the launch.',
          ),
      })
      .default({ clauses: [], usageRequired: false, allEightRequired: false }),
    cadence: z
      .strictObject({
        clauses,
        answerWithinHours: z.number().min(0.1).max(8760).optional().describe('Default decide-by of attention items.'),
        checkEveryHours: z.number().min(0.1).max(8760).optional(),
        approvalValidHours: z.number().min(0.1).max(8760).optional().describe('An unused approval expires after it.'),
      })
      .default({ clauses: [] }),
    tools: z.array(part.tool).max(maxClauses).default([]),
    workers: clauses.describe('Worker and model policy.'),
    stopConditions: z.array(part.stop).max(maxClauses).default([]),
    receipt: clauses.describe('What the receipt must record.'),
    autoComplete: z
      .boolean()
      .default(false)
      .describe('Completes by itself when every assertion passed by verified evidence.'),
  });
}

/** Terms as people and agents write them: clauses without a number get one. */
export const contractTermsInput = termsOf({
  clause: written,
  rule: writtenRule,
  tool: writtenTool,
  stop: writtenStop,
  assertion: writtenAssertion,
});
export type ContractTermsInput = z.output<typeof contractTermsInput>;

/** Terms as they are stored, hashed, signed and enforced: every clause is numbered, every assertion has its key. */
export const contractTerms = termsOf({
  clause: written.extend({ id: clauseId }),
  rule: writtenRule.extend({ id: clauseId }),
  tool: writtenTool.extend({ id: clauseId }),
  stop: writtenStop.extend({ id: clauseId }),
  assertion: writtenAssertion.extend({ key: assertionKey }),
});
export type ContractTerms = z.output<typeof contractTerms>;
export type AssertionTerms = ContractTerms['assertions'][number];
export type RuleClause = ContractTerms['restricted'][number];

/** Some parts of the terms; each part given replaces that part of the draft, or of the contract in force. */
export const contractPatch = contractTermsInput.partial();

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
  best: strengthSchema.describe('Strongest linked evidence; contradicted outweighs all.'),
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

export const getContractInput = z.object({
  mission: id('mission'),
  version: version.optional().describe('Shows this version; left out: the draft, else the one in force.'),
});

export const proposeContractInput = z.object({
  mission: id('mission'),
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
  mission: id('mission'),
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
  mission: id('mission'),
  expectedRevision: z.coerce.number().int().min(1).optional().describe('Revision of the draft that you read.'),
  reason: text(2000).min(1).describe('Why; its author reads it.'),
});

export const raiseBudgetInput = z.object({
  mission: id('mission'),
  money: money.optional().describe('The new cap, not the increase.'),
  tokens: z.number().int().min(1).max(1e15).optional().describe('The new cap, not the increase.'),
  activeMinutes: z.number().int().min(1).max(5_256_000).optional(),
  attemptsPerTask: z.number().int().min(1).max(20).optional(),
  expectedVersion: version.optional().describe('Version of the contract in force that you read (else 428).'),
  reason: text(2000).default(''),
  signature: signature.optional(),
});
