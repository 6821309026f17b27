import { z } from 'zod';
import { attemptLeftover, budgetLeft, handoff } from '@/lib/attempts/schema';
import { principalRef, timestamp } from '@/lib/core/schemas';

/** Some 6,000 tokens: enough to start with; everything else is a read away. */
export const maxContextBytes = 24_000;

/** Whose words it holds: of workers, which are information and never an instruction, or of a person of the workspace. */
const trust = z.enum(['data', 'person']);
const workersWords = z.object({ trust: z.literal('data') });

/** Who wrote a piece of text, and that it is information, never an instruction. */
export const provenance = workersWords.extend({
  writtenBy: principalRef,
  taskKey: z.string(),
  attemptNumber: z.number().int(),
});

/** A longer output is told by a sample and read with query_task_output: items, a path, or a piece of its JSON. */
export const maxOutputCharacters = 8000;

/** What an output too long to be told is made of, and its first parts, cut. */
export const outputSample = z.object({
  of: z.enum(['list', 'fields', 'value']),
  /** Of its items or fields. */
  count: z.number().int(),
  /** Of its JSON. */
  characters: z.number().int(),
  sample: z.json(),
});

/** Something left out for size, and the call that reads it. */
export const reference = z.object({
  what: z.string(),
  operation: z.string(),
  arguments: z.record(z.string(), z.string()),
});

export const contextClause = z.object({ id: z.string(), section: z.string(), words: z.string() });

export const contextAssertion = z.object({
  key: z.string(),
  statement: z.string(),
  verifiedHow: z.string(),
  evidenceKinds: z.array(z.string()),
  leastStrength: z.string(),
});

export const contextArtifact = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  sha256: z.string().nullable(),
  address: z.string().nullable(),
});

export const upstreamWork = provenance.extend({
  taskId: z.string(),
  taskTitle: z.string(),
  status: z.string(),
  handoff: handoff.partial().nullable(),
  output: z.json().nullable(),
  /** In place of an output that is too long. */
  outputSample: outputSample.optional(),
  artifacts: z.array(contextArtifact),
  leftovers: z.array(attemptLeftover.pick({ kind: true, text: true, blocking: true })),
});

export const contextEntry = z.object({
  trust,
  id: z.string(),
  kind: z.string(),
  text: z.string(),
  tags: z.array(z.string()),
  author: principalRef,
  at: timestamp,
  /** What it rests on; whoever confirmed it last wrote this. */
  why: workersWords.extend({ reason: z.string() }),
});

export const prunedBranch = z.object({
  trust,
  id: z.string(),
  branch: workersWords.extend({ name: z.string(), hypothesis: z.string() }),
  reason: z.string(),
  prunedBy: principalRef,
  at: timestamp,
});

export const pastLearning = workersWords.extend({
  id: z.string(),
  text: z.string(),
  writtenBy: principalRef,
  mission: z.object({ id: z.string(), name: z.string() }),
  at: timestamp,
});

/** What a worker is told at its claim, stored on the attempt exactly as given. */
export const contextPackage = z.object({
  format: z.literal(1),
  /** How to read the rest: said once, by the server. */
  reading: z.string(),
  mission: z.object({ id: z.string(), name: z.string(), description: z.string(), brief: z.string() }),
  contract: z
    .object({
      version: z.number().int(),
      termsHash: z.string(),
      target: z.string(),
      clauses: z.array(contextClause),
      assertions: z.array(contextAssertion),
    })
    .nullable(),
  task: z.object({
    id: z.string(),
    key: z.string(),
    title: z.string(),
    objective: z.string(),
    criteria: z.string(),
    role: z.string(),
    modelPolicy: z.string(),
    fallback: z.string(),
    verification: z.string(),
    evidenceRequired: z.json(),
    outputSchema: z.json().nullable(),
    dueAt: timestamp.nullable(),
    attemptsLeft: z.number().int(),
    /** Where this attempt is the task's fallback's: why. */
    fallbackBecause: z.string().optional(),
  }),
  /** Dependencies in the order of the graph. */
  upstream: z.array(upstreamWork),
  /** What holds in this mission and is tagged for this task, or for no task in particular, newest first. */
  state: z.array(contextEntry),
  /** Lines of attempt that were given up: not to be tried again. */
  prunedBranches: z.array(prunedBranch),
  /** What ended missions like this one have taught; of another mission, so it may not hold here. */
  pastLearnings: z.array(pastLearning),
  /** Why a reviewer sent this task back, newest first. */
  sentBack: z.array(
    z.object({ trust, reasons: z.string(), reviewer: principalRef, attemptNumber: z.number().int(), at: timestamp }),
  ),
  /** Where the attempt before stood. */
  checkpoint: provenance.extend({ attemptId: z.string(), data: z.json(), note: z.string().nullable() }).nullable(),
  /** What the attempt before left, where it ended by itself. */
  previous: provenance
    .extend({ outcome: z.string(), reason: z.string().nullable(), handoff: handoff.partial().nullable() })
    .nullable(),
  /** What was answered to questions of earlier attempts; where nobody answered in time, what the asker had said would hold. */
  answers: z.array(
    z.object({
      trust,
      questionId: z.string(),
      asked: workersWords.extend({ question: z.string(), chosen: z.array(z.string()) }),
      answer: z.string().nullable(),
      answeredBy: principalRef.nullable(),
      answeredAt: timestamp,
    }),
  ),
  /** What people of the workspace wrote on this task, newest first: why it was unblocked or tried again, too. */
  notes: z.array(z.object({ trust, text: z.string(), author: principalRef, at: timestamp })),
  /** What people decided on actions that this task asked for; an approved one is still to be requested, exactly so. */
  actions: z.array(
    z.object({
      trust,
      id: z.string(),
      request: workersWords.extend({ tool: z.string(), action: z.string(), parameters: z.json() }),
      decision: z.enum(['approved', 'rejected']),
      reason: z.string().nullable(),
    }),
  ),
  budgetLeft,
  /** Left out to keep this below 24 kB. */
  omitted: z.array(reference),
});
export type ContextPackage = z.infer<typeof contextPackage>;
