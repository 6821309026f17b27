import { z } from 'zod';
import { pageOf } from '@/lib/core/pagination';
import { money, principalRef, timestamp } from '@/lib/core/schemas';
import { evidenceKindSchema, strengthSchema } from '@/lib/evidence/schema';
import { cause, taskStatus } from '@/lib/graph/schema';
import { priority } from '@/lib/missions/schema';
import { evidenceRule, taskRole, verification } from './schema';

const count = z.number().int().min(0);
const when = timestamp.nullable();

export const attemptOutcome = z.enum([
  'running',
  'succeeded',
  'failed',
  'lost',
  'released',
  'blocked',
  'rejected',
  'cancelled',
]);

/** What a task needs before it is ready to run in the full sense. */
export const runNeed = z.enum([
  'worker',
  'model_policy',
  'context',
  'tools',
  'criteria',
  'budget',
  'fallback',
  'verification',
]);
export type RunNeed = z.infer<typeof runNeed>;

export const taskBlock = z.object({
  kind: z.enum(['task', 'question', 'action', 'outside']),
  subjectId: z.string().nullable().describe('The task, question or action request that it waits for.'),
  key: z.string().nullable().describe('Key of that task.'),
  reason: z.string(),
  owner: principalRef.nullable(),
  checkAt: when,
  since: timestamp,
});

/** What this principal may do to this task now. */
export const taskCan = z.object({
  edit: z.boolean(),
  editStructure: z.boolean().describe('Dependencies, objective, criteria, schema and evidence rules.'),
  claim: z.boolean(),
  review: z.boolean(),
  retry: z.boolean(),
  skip: z.boolean(),
  cancel: z.boolean(),
  unblock: z.boolean(),
  revoke: z.boolean(),
  supersede: z.boolean(),
  delete: z.boolean(),
});
export type TaskCan = z.infer<typeof taskCan>;

/** A task as lists show it. */
export const taskSummary = z.object({
  id: z.string(),
  missionId: z.string(),
  key: z.string(),
  title: z.string(),
  status: taskStatus,
  ready: z.boolean(),
  readyAt: when,
  priority,
  role: taskRole,
  milestoneId: z.string().nullable(),
  branchId: z.string().nullable(),
  dependsOn: z.array(z.object({ id: z.string(), key: z.string(), status: taskStatus })),
  fulfils: z.array(z.string()),
  supersedes: z.object({ id: z.string(), key: z.string() }).nullable(),
  assignedTo: z.array(principalRef),
  worker: principalRef.nullable().describe('Who holds its latest attempt, or held it.'),
  attemptsUsed: count,
  maxAttempts: count.describe('Attempts granted by retries included.'),
  lastAttempt: count,
  lastProgressAt: when,
  percent: count.nullable(),
  estimateMinutes: count.nullable(),
  dueAt: when,
  isValidation: z.boolean(),
  verification,
  proof: strengthSchema,
  spent: z.object({ money, tokens: count }),
  block: taskBlock.nullable(),
  missing: z.array(runNeed).describe('What it lacks to be ready to run.'),
  version: z.number().int(),
  createdAt: timestamp,
  updatedAt: timestamp,
  endedAt: when,
});
export type TaskSummary = z.infer<typeof taskSummary>;

const attemptInTask = z.object({
  id: z.string(),
  number: count,
  worker: principalRef,
  outcome: attemptOutcome,
  model: z.string().nullable(),
  harness: z.string().nullable(),
  startedAt: timestamp,
  endedAt: when,
  leaseExpiresAt: timestamp,
  lastHeartbeatAt: timestamp,
  lastProgressAt: when,
  cancelRequestedAt: when,
  quietAt: when.describe('While it runs: when it counts as quiet unless it shows something new.'),
  stalledAt: when.describe('While it runs: when a person is asked.'),
  repeats: count.describe('How often in a row it said what it had said before.'),
  nudgedAt: when,
  percent: count.nullable(),
  phase: z.string().nullable(),
  note: z.string().nullable(),
  subtasks: z.json(),
  spent: z.object({ money, tokensIn: count, tokensCached: count, tokensOut: count, toolCalls: count }),
  durationSeconds: count,
  endReason: z.string().nullable(),
  handoff: z.json().nullable(),
});

const evidenceInTask = z.object({
  id: z.string(),
  attemptId: z.string().nullable(),
  assertionKey: z.string().nullable(),
  kind: evidenceKindSchema,
  claim: z.string(),
  value: z.json(),
  strength: strengthSchema,
  findings: z.json(),
  claimedBy: principalRef,
  createdAt: timestamp,
});

const artifactInTask = z.object({
  id: z.string(),
  attemptId: z.string().nullable(),
  name: z.string(),
  mediaType: z.string(),
  size: count,
  sha256: z.string().nullable(),
  stored: z.boolean(),
  address: z.string().nullable(),
  scopeTags: z.array(z.string()),
  createdAt: timestamp,
});

const reviewInTask = z.object({
  id: z.string(),
  attemptId: z.string(),
  reviewer: principalRef,
  verdict: z.string(),
  reasons: z.string(),
  at: timestamp,
});

const handoffItemInTask = z.object({
  id: z.string(),
  attemptId: z.string(),
  kind: z.enum(['left_undone', 'issue', 'follow_up']),
  text: z.string(),
  blocking: z.boolean(),
  disposition: z.enum(['fixed_by', 'tracked_by', 'dismissed']).nullable(),
});

const orphanInTask = z.object({
  id: z.string(),
  attemptNumber: count.nullable(),
  from: principalRef,
  operation: z.string(),
  body: z.json(),
  receivedAt: timestamp,
});

const questionInTask = z.object({
  id: z.string(),
  attemptId: z.string(),
  summary: z.string(),
  status: z.enum(['open', 'answered', 'expired', 'cancelled']),
  answer: z.string().nullable(),
  createdAt: timestamp,
});

const actionInTask = z.object({
  id: z.string(),
  attemptId: z.string(),
  tool: z.string(),
  action: z.string(),
  decision: z.enum(['allowed', 'needs_approval', 'denied']),
  status: z.enum(['pending', 'approved', 'rejected', 'consumed', 'expired', 'voided']),
  createdAt: timestamp,
});

/** Everything about a task; its lists hold the newest 50 each. */
export const taskView = taskSummary.extend({
  missionName: z.string(),
  objective: z.string(),
  criteria: z.string(),
  requiredSkills: z.array(z.string()),
  requiredTools: z.array(z.string()),
  requiredModels: z.array(z.string()),
  modelPolicy: z.string(),
  budget: z.object({ money: money.nullable(), tokens: count.nullable() }),
  fallback: z.string(),
  fallbackTo: z
    .object({ worker: principalRef.nullable(), model: z.string().nullable(), inForce: z.boolean() })
    .nullable()
    .describe('Who makes its last attempt, or with which model; inForce: that attempt is the present or next one.'),
  outputSchema: z.json().nullable(),
  evidenceRequired: z.array(evidenceRule.extend({ leastStrength: strengthSchema })),
  estimateMoney: money.nullable(),
  notBy: z.array(z.object({ id: z.string(), key: z.string() })),
  dependents: z
    .array(z.object({ id: z.string(), key: z.string(), status: taskStatus }))
    .describe('What waits for it, by a dependency or behind the gate that it validates.'),
  supersededBy: z.array(z.object({ id: z.string(), key: z.string() })),
  cause: cause.nullable().describe('Where the chain of blocks and dependencies that holds it really ends.'),
  output: z.json().nullable(),
  endReason: z.string().nullable(),
  attempts: z.array(attemptInTask),
  evidence: z.array(evidenceInTask),
  artifacts: z.array(artifactInTask),
  reviews: z.array(reviewInTask),
  handoffItems: z.array(handoffItemInTask),
  questions: z.array(questionInTask),
  actions: z.array(actionInTask),
  orphanReports: z.array(orphanInTask),
  events: z.object({ total: count, byType: z.record(z.string(), count), lastAt: when }),
  attention: z.array(z.object({ id: z.string(), number: count, kind: z.string(), title: z.string() })),
  createdBy: principalRef,
  can: taskCan,
});
export type TaskView = z.infer<typeof taskView>;

export const taskPage = pageOf(taskSummary);
export const createdTasks = z.object({
  tasks: z.array(taskSummary.extend({ ref: z.string().nullable() })),
  graphVersion: z.number().int(),
});
export const changedTasks = z.object({ tasks: z.array(taskSummary), graphVersion: z.number().int() });
export const dependencyAnswer = z.object({
  task: taskSummary,
  changed: z.boolean().describe('false where everything was already so.'),
  graphVersion: z.number().int(),
});
