import { z } from 'zod';
import { cap, line, text } from '@/lib/core/schemas';
import { evidenceKindSchema, requiredStrengthSchema } from '@/lib/evidence/schema';

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
    money: cap.optional().describe('Cap in the currency of the workspace.'),
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

type Parts<C, R, T, S, A> = { clause: C; rule: R; tool: T; stop: S; assertion: A };

/** A week, as for a single attempt. */
const minutes = z.number().int().min(1).max(10_080);

// Without defaults: a patch that leaves a part out must not reset it.
function partsOf<
  C extends z.ZodType,
  R extends z.ZodType,
  T extends z.ZodType,
  S extends z.ZodType,
  A extends z.ZodType,
>(part: Parts<C, R, T, S, A>) {
  const clauses = z.array(part.clause).max(maxClauses);
  const rules = z.array(part.rule).max(maxClauses);
  return {
    target: text(4000).describe('What is to be reached, in one or two sentences.'),
    assertions: z.array(part.assertion).max(100),
    budget,
    allowed: rules,
    restricted: rules.describe('Needs the approval of a person, each time.'),
    forbidden: rules.describe('Never, whoever asks.'),
    evidence: z.strictObject({
      clauses: clauses.default([]),
      usageRequired: z.boolean().default(false).describe('No attempt succeeds without reported usage.'),
      allEightRequired: z
        .boolean()
        .default(false)
        .describe(
          'A task that lacks worker, model policy, context, tools, criteria, budget, fallback or verification stops the launch.',
        ),
    }),
    cadence: z.strictObject({
      clauses: clauses.default([]),
      answerWithinHours: z.number().min(0.1).max(8760).optional().describe('Default decide-by of attention items.'),
      checkEveryHours: z.number().min(0.1).max(8760).optional(),
      approvalValidHours: z.number().min(0.1).max(8760).optional().describe('An unused approval expires after it.'),
      quietMinutes: minutes.optional().describe('An agent that shows nothing new for so long is marked quiet (10).'),
      stalledMinutes: minutes.optional().describe('After so long a person is asked (30).'),
    }),
    tools: z.array(part.tool).max(maxClauses),
    workers: clauses.describe('Worker and model policy.'),
    stopConditions: z.array(part.stop).max(maxClauses),
    receipt: clauses.describe('What the receipt must record.'),
    autoComplete: z.boolean().describe('Completes by itself when every assertion passed by verified evidence.'),
  };
}

function termsOf<
  C extends z.ZodType,
  R extends z.ZodType,
  T extends z.ZodType,
  S extends z.ZodType,
  A extends z.ZodType,
>(part: Parts<C, R, T, S, A>) {
  const parts = partsOf(part);
  return z.strictObject({
    target: parts.target.default(''),
    assertions: parts.assertions.default([]),
    budget: parts.budget.default({ attemptsPerTask: 3, words: '' }),
    allowed: parts.allowed.default([]),
    restricted: parts.restricted.default([]),
    forbidden: parts.forbidden.default([]),
    evidence: parts.evidence.prefault({}),
    cadence: parts.cadence.prefault({}),
    tools: parts.tools.default([]),
    workers: parts.workers.default([]),
    stopConditions: parts.stopConditions.default([]),
    receipt: parts.receipt.default([]),
    autoComplete: parts.autoComplete.default(false),
  });
}

const writtenParts = {
  clause: written,
  rule: writtenRule,
  tool: writtenTool,
  stop: writtenStop,
  assertion: writtenAssertion,
};

/** Terms as people and agents write them: clauses without a number get one. */
export const contractTermsInput = termsOf(writtenParts);
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
export const contractPatch = z.strictObject(partsOf(writtenParts)).partial();
export type ContractPatch = z.output<typeof contractPatch>;
