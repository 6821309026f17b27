import { z } from 'zod';
import { principalRef } from '../core/schemas';
import { evidenceKindSchema, strengthSchema } from '../evidence/schema';

// What the sealed document is made of. Everything here is a recorded fact: a row, a sum of rows, or an event's number.

export const who = principalRef.strict();
export const moment = z.iso.datetime();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Money is a decimal string, so that no reader rounds it. */
export const amount = z.string().regex(/^-?\d+\.\d{2,6}$/);
const whole = z.number().int();
/** Numbers of the events, in the mission's own chain, on which a fact rests. */
export const seqs = z.array(whole.min(1)).describe('Events of this mission that record it.');

export const missionPart = z.strictObject({
  id: z.string(),
  name: z.string(),
  brief: z.string(),
  description: z.string(),
  project: z.string(),
  priority: z.string(),
  status: z.string(),
  tags: z.array(z.string()),
  askedBy: who,
  pilot: who.nullable(),
  createdAt: moment,
  launchedAt: moment.nullable(),
  launchedBy: who.nullable(),
  endedAt: moment.nullable(),
  endedBy: who.nullable(),
  endReason: z.string().nullable(),
  targetDate: moment.nullable(),
  activeSeconds: whole,
  elapsedSeconds: whole,
  events: seqs,
});

const contractVersion = z.strictObject({
  version: whole,
  status: z.string(),
  termsSha256: hash,
  proposedBy: who,
  proposedAt: moment,
  signedBy: who.nullable(),
  signedAt: moment.nullable(),
  signatureName: z.string().nullable(),
  supersededAt: moment.nullable(),
  events: seqs,
});

export const contractPart = z.strictObject({
  inForce: whole.nullable(),
  terms: z.json().describe('The terms in force, word for word.'),
  versions: z.array(contractVersion),
});

export const usagePart = z.strictObject({
  tokensIn: whole,
  tokensCached: whole,
  tokensOut: whole,
  toolCalls: whole,
  money: amount,
  durationSeconds: whole,
});

const attemptPart = z.strictObject({
  id: z.string(),
  number: whole,
  worker: who,
  outcome: z.string(),
  model: z.string().nullable(),
  harness: z.string().nullable(),
  startedAt: moment,
  endedAt: moment.nullable(),
  reason: z.string().nullable(),
  summary: z.string().nullable(),
  usage: usagePart,
  lateUsage: z.boolean(),
  events: seqs,
});

const reviewPart = z.strictObject({
  attempt: whole,
  reviewer: who,
  verdict: z.string(),
  reasons: z.string(),
  at: moment,
  events: seqs,
});

export const taskPart = z.strictObject({
  id: z.string(),
  key: z.string(),
  title: z.string(),
  status: z.string(),
  reason: z.string().nullable(),
  branch: z.string().nullable(),
  supersedes: z.string().nullable(),
  fulfils: z.array(z.string()),
  isValidation: z.boolean(),
  proved: strengthSchema,
  attempts: z.array(attemptPart),
  reviews: z.array(reviewPart),
  money: amount,
  events: seqs,
});

const named = z.strictObject({ name: z.string(), basis: z.array(z.enum(['declared', 'required', 'requested'])) });

export const usedPart = z.strictObject({
  workers: z.array(
    z.strictObject({ worker: who, harnesses: z.array(z.string()), models: z.array(z.string()), attempts: whole }),
  ),
  models: z.array(z.string()),
  tools: z.array(named),
  skills: z.array(named),
  mcps: z.array(named),
});

export const spentPart = z.strictObject({
  currency: z.string(),
  total: usagePart,
  booked: amount.describe('What the mission was charged; equals the total, or the difference is shown.'),
  difference: amount,
  budget: z.strictObject({ money: amount.nullable(), tokens: whole.nullable() }),
  byModel: z.array(z.strictObject({ model: z.string(), attempts: whole, usage: usagePart })),
  byTask: z.array(z.strictObject({ task: z.string(), attempts: whole, usage: usagePart })),
  lostToRetries: z.strictObject({ attempts: whole, usage: usagePart }),
  late: z.strictObject({ attempts: whole, money: amount }),
});

export const artifactPart = z.strictObject({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: whole,
  sha256: hash.nullable(),
  stored: z.boolean(),
  address: z.string().nullable(),
  task: z.string().nullable(),
  by: who,
  at: moment,
  events: seqs,
});

export const assertionPart = z.strictObject({
  key: z.string(),
  statement: z.string(),
  verifiedHow: z.string(),
  leastStrength: strengthSchema,
  state: z.string(),
  proved: strengthSchema,
  evidence: z
    .array(z.string())
    .describe(
      'Ids of what counts for it. What else names it does not: its attempt was not taken, or its task does not fulfil it.',
    ),
  decidedBy: who.nullable(),
  decidedAt: moment.nullable(),
  reason: z.string().nullable(),
  removed: z.boolean(),
  events: seqs,
});

export const evidencePart = z.strictObject({
  id: z.string(),
  kind: evidenceKindSchema,
  task: z.string().nullable(),
  attempt: whole.nullable(),
  assertion: z.string().nullable(),
  said: z.strictObject({ by: who, claim: z.string(), value: z.json() }),
  proved: z.strictObject({ strength: strengthSchema, findings: z.array(z.string()) }),
  at: moment,
  events: seqs,
});

export const prunedPart = z.strictObject({
  kind: z.enum(['branch', 'task', 'attempt']),
  id: z.string(),
  name: z.string(),
  how: z.string().describe('pruned, failed, cancelled, skipped, superseded, lost or rejected.'),
  reason: z.string().nullable(),
  by: who.nullable(),
  at: moment.nullable(),
  money: amount,
  events: seqs,
});

export const statePart = z.strictObject({
  id: z.string(),
  kind: z.string(),
  status: z.string(),
  text: z.string(),
  reason: z.string(),
  tags: z.array(z.string()),
  task: z.string().nullable(),
  by: who,
  at: moment,
  events: seqs,
});

export const decisionPart = z.strictObject({
  kind: z.string(),
  subject: z.string().describe('Id of what was decided.'),
  what: z.string(),
  outcome: z.string(),
  reason: z.string().nullable(),
  by: who,
  at: moment,
  waitedSeconds: whole.nullable().describe('From the moment a person was asked.'),
  events: seqs,
});

export const nextPart = z.strictObject({
  recommended: z.array(
    z.strictObject({ id: z.string(), text: z.string(), task: z.string(), disposition: z.string().nullable() }),
  ),
  leftovers: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      text: z.string(),
      blocking: z.boolean(),
      task: z.string(),
      disposition: z.string().nullable(),
      reason: z.string().nullable(),
      by: who.nullable(),
    }),
  ),
  undone: z.array(z.strictObject({ task: z.string(), title: z.string(), status: z.string() })),
  assertionsOpen: z.array(z.string()),
  questions: z.array(z.strictObject({ id: z.string(), text: z.string() })),
});

export const holdPart = z.strictObject({
  reason: z.string(),
  why: z.string(),
  openedBy: who,
  openedAt: moment,
  closedBy: who.nullable(),
  closedAt: moment.nullable(),
  events: seqs,
});

export const orphanPart = z.strictObject({
  id: z.string(),
  task: z.string(),
  attempt: whole.nullable(),
  by: who,
  operation: z.string(),
  at: moment,
});
