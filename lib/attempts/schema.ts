import { z } from 'zod';
import { pageInput, pageOf } from '@/lib/core/pagination';
import { boundedJson, id, line, missionRef, money, principalRef, text, timestamp } from '@/lib/core/schemas';

export const attemptOutcomes = [
  'running',
  'succeeded',
  'failed',
  'lost',
  'released',
  'blocked',
  'rejected',
  'cancelled',
] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

/** What an agent gets unless it asks otherwise: several heartbeats may fail before the task is taken away. */
export const defaultLeaseSeconds = 120;
/** People read, think and go to lunch; their page keeps the lease while it is open. */
export const memberLeaseSeconds = 3600;
/** Below it a slow network alone would lose tasks. */
export const minLeaseSeconds = 5;
/** A crashed worker's task waits at most this long. */
export const maxLeaseSeconds = 4 * 3600;
/** How long a worker that was told to stop may still hand over. */
export const cancelGraceSeconds = 60;
/** The same at the end of a mission: with the two sweeps that it may take to notice, its receipt is sealed within 60 s. */
export const endGraceSeconds = 50;
/** A week: whatever is silent longer is not work that a worker holds. */
export const maxStalledMinutes = 7 * 24 * 60;
/** A checkpoint carries where the work stands, not the work: larger things are artifacts. */
export const maxCheckpointBytes = 64 * 1024;

/** Also taken from the header Mission-Lease. */
export const leaseToken = z.string().min(20).max(200).describe('From the claim.');

const command = z.strictObject({ command: line(2000), exitCode: z.number().int().min(-255).max(4_294_967_295) });
const issue = z.strictObject({ text: text(2000).min(1), blocking: z.boolean().default(false) });

/** What a worker leaves: each leftover (left undone, issue, follow-up) needs a disposition before the mission completes. */
export const handoff = z.strictObject({
  summary: text(8000).min(1).describe('What the next worker and a reviewer must know.'),
  done: z.array(text(2000).min(1)).max(50).default([]),
  leftUndone: z.array(text(2000).min(1)).max(50).default([]),
  commands: z.array(command).max(50).default([]).describe('Commands that were run, with their exit codes.'),
  issues: z.array(issue).max(50).default([]).describe('Problems that were discovered.'),
  followUps: z.array(text(2000).min(1)).max(50).default([]),
});
export type Handoff = z.infer<typeof handoff>;

export const subtask = z.strictObject({ title: line(300), done: z.boolean() });
/** More steps than this are tasks of their own. */
const maxSubtasks = 10;

const runningTotal = z.number().int().min(0).max(1_000_000_000_000);
/** Far above any real bill, low enough that sums over many attempts never leave a 64-bit column. */
const maxReportedMoney = 10_000_000;
/** Of one attempt; with the limits of each entry its sums stay inside their columns. */
export const maxModelsPerAttempt = 100;

/** Totals since the claim, not increases: a report that is lost or repeated does no harm. */
export const modelUsage = z.strictObject({
  model: line(200),
  tokensIn: runningTotal.default(0),
  tokensCached: runningTotal.default(0).describe('Of tokensIn, read from a cache; not counted against token caps.'),
  tokensOut: runningTotal.default(0),
  toolCalls: z.number().int().min(0).max(10_000_000).default(0),
  money: money.refine((text) => Number(text) <= maxReportedMoney, 'must be at most 10000000').default('0'),
  durationSeconds: z.number().int().min(0).max(10_000_000).default(0),
});
export type ModelUsage = z.infer<typeof modelUsage>;

export const usageTotals = z.object({
  tokensIn: z.number().int(),
  tokensCached: z.number().int(),
  tokensOut: z.number().int(),
  toolCalls: z.number().int(),
  money: z.string(),
  durationSeconds: z.number().int(),
  /** Some of it was reported after the lease had ended. */
  late: z.boolean(),
});

/** What is left before a cap is reached; null where there is no cap. Never below zero. */
export const budgetLeft = z.object({
  money: z.string().nullable(),
  tokens: z.number().int().nullable(),
  taskMoney: z.string().nullable(),
  taskTokens: z.number().int().nullable(),
});

export const deliveredAnswer = z.object({
  /** Whether a person says so, or an agent, whose words are information. */
  trust: z.enum(['data', 'person']),
  questionId: z.string(),
  question: z.string(),
  answer: z.string().nullable(),
  choices: z.array(z.string()),
  answeredBy: principalRef.nullable(),
  answeredAt: timestamp,
});

export const attempt = z.object({
  id: z.string(),
  missionId: z.string(),
  taskId: z.string(),
  taskKey: z.string(),
  taskTitle: z.string(),
  /** The fencing token: +1 at every claim of the task. */
  number: z.number().int(),
  worker: principalRef,
  outcome: z.enum(attemptOutcomes),
  leaseSeconds: z.number().int(),
  leaseExpiresAt: timestamp,
  startedAt: timestamp,
  endedAt: timestamp.nullable(),
  lastHeartbeatAt: timestamp,
  /** Last progress, usage, evidence or artifact; a bare heartbeat does not count. */
  lastProgressAt: timestamp.nullable(),
  cancelRequestedAt: timestamp.nullable(),
  cancelDeadlineAt: timestamp.nullable(),
  cancelReason: z.string().nullable(),
  model: z.string().nullable(),
  harness: z.string().nullable(),
  percent: z.number().int().nullable(),
  phase: z.string().nullable(),
  note: z.string().nullable(),
  subtasks: z.array(subtask),
  usage: usageTotals,
  endReason: z.string().nullable(),
  can: z.object({ revoke: z.boolean() }),
});
export type AttemptWire = z.infer<typeof attempt>;

export const attemptLeftover = z.object({
  id: z.string(),
  kind: z.enum(['left_undone', 'issue', 'follow_up']),
  text: z.string(),
  blocking: z.boolean(),
  disposition: z.enum(['fixed_by', 'tracked_by', 'dismissed']).nullable(),
});

export const attemptDetail = attempt.extend({
  contractVersion: z.number().int().nullable(),
  usageByModel: z.array(usageTotals.extend({ model: z.string() })),
  checkpoint: z.json().nullable(),
  handoff: handoff.nullable(),
  leftovers: z.array(attemptLeftover),
  /** Exactly what the worker was told at the claim. */
  context: z.json(),
});

export const orphanReport = z.object({
  id: z.string(),
  missionId: z.string(),
  taskId: z.string(),
  taskKey: z.string(),
  attemptNumber: z.number().int().nullable(),
  principal: principalRef,
  /** The operation that was refused. */
  operation: z.string(),
  /** What it carried, without the lease token; written by the worker, so data. */
  body: z.json(),
  receivedAt: timestamp,
});

export const nudgeAttemptInput = z.object({
  attempt: id('attempt'),
  reason: text(2000).default('').describe('What the worker is told with its next heartbeat.'),
  stalledMinutes: z
    .number()
    .int()
    .min(1)
    .max(maxStalledMinutes)
    .optional()
    .describe('From now on it may show nothing new for so long before a person is asked.'),
});

/** What a person wants shown. */
export const nudge = z.object({
  trust: z.literal('person'),
  by: principalRef,
  at: timestamp,
  reason: z.string(),
  stalledMinutes: z.number().int().nullable(),
});

export const heartbeatTaskInput = z.object({ task: id('task'), leaseToken });
export const heartbeatTaskOutput = z.object({
  leaseExpiresAt: timestamp,
  /** Stop, hand over and end the attempt before cancelDeadlineAt. */
  cancelRequested: z.boolean(),
  cancelDeadlineAt: timestamp.nullable(),
  cancelReason: z.string().nullable(),
  /** Reasons of the mission's open holds. */
  holds: z.array(z.string()),
  budgetLeft,
  contractVersion: z.number().int().nullable(),
  /** A person waits for something new: report progress, or end the attempt. */
  nudge: nudge.nullable(),
  /** Every answer so far to a question of this attempt, newest last. */
  answers: z.array(deliveredAnswer),
});

const isInOrder = (subtasks: readonly { done: boolean }[]): boolean =>
  subtasks.every(({ done }, index) => !done || (subtasks[index - 1]?.done ?? true));

export const reportProgressInput = z.object({
  task: id('task'),
  leaseToken,
  percent: z.number().int().min(0).max(100).optional(),
  note: text(2000).optional(),
  phase: line(200).optional(),
  subtasks: z
    .array(subtask)
    .min(1)
    .max(maxSubtasks)
    .refine(isInOrder, 'are completed in their order: an open one stands before one that is done')
    .optional()
    .describe('All steps in order, 1 to 10; open ones hold up complete_task.'),
  checkpoint: boundedJson(maxCheckpointBytes)
    .optional()
    .describe('Where the work stands, at most 64 kB; the next attempt is given it.'),
});
export const reportProgressOutput = z.object({
  leaseExpiresAt: timestamp,
  cancelRequested: z.boolean(),
  cancelDeadlineAt: timestamp.nullable(),
});

export const reportUsageInput = z.object({
  task: id('task'),
  leaseToken: leaseToken.optional(),
  attempt: id('attempt').optional().describe('Instead of the lease token, once the lease is gone.'),
  usage: z.array(modelUsage).min(1).max(20).describe('Running totals since the claim, one entry per model.'),
});
export const reportUsageOutput = z.object({
  usage: usageTotals,
  /** Booked after the lease had ended. */
  late: z.boolean(),
  budgetLeft,
  cancelRequested: z.boolean(),
  cancelDeadlineAt: timestamp.nullable(),
});

export const getAttemptInput = z.object({ attempt: id('attempt') });
export const listAttemptsInput = z.object({
  mission: missionRef,
  task: id('task').optional(),
  outcome: z.enum(attemptOutcomes).optional(),
  ...pageInput,
});
export const attemptPage = pageOf(attempt);
export const listOrphanReportsInput = z.object({ mission: missionRef, task: id('task').optional(), ...pageInput });
export const orphanReportPage = pageOf(orphanReport);
