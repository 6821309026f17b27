import { z } from 'zod';
import { handoff, leaseToken, maxLeaseSeconds, minLeaseSeconds } from '@/lib/attempts/schema';
import { contextPackage } from '@/lib/context/schema';
import { boundedJson, id, line, missionRef, principalId, text, timestamp } from '@/lib/core/schemas';
import { evidenceInput } from '@/lib/evidence/schema';
import { missionFields } from '@/lib/missions/schema';

/** Why a claim found nothing, for a program to act on. */
export const claimRefusals = [
  'nothing_ready',
  'mission_not_running',
  'mission_on_hold',
  'mission_full',
  'budget_exhausted',
  'dependency_not_done',
  'already_claimed',
  'task_not_open',
  'attempts_used_up',
  'not_assigned',
  'not_allowed',
  'not_capable',
  'excluded',
  'at_limit',
] as const;
export type ClaimRefusal = (typeof claimRefusals)[number];

/** Longer waits would be cut by proxies; ask again. */
export const maxWaitSeconds = 30;
/** An output is for the next task to read; larger results are artifacts. */
export const maxOutputBytes = 64 * 1024;

const capabilityList = z.array(line(100)).max(100);

export const claimTaskInput = z.object({
  missionId: missionRef.optional().describe('Only work of this mission, or of the "inbox".'),
  taskId: id('task').optional().describe('Only this task.'),
  capabilities: z
    .strictObject({
      skills: capabilityList.default([]),
      tools: capabilityList.default([]),
      models: capabilityList.default([]),
    })
    .optional()
    .describe('What this session can do, besides what the agent is registered with.'),
  model: line(200).optional().describe('The model that will do the work.'),
  leaseSeconds: z.number().int().min(minLeaseSeconds).max(maxLeaseSeconds).optional(),
  waitSeconds: z.number().int().min(0).max(maxWaitSeconds).default(0).describe('Wait this long for work to appear.'),
});

export const claimedTask = z.object({
  id: z.string(),
  key: z.string(),
  title: z.string(),
  missionId: z.string(),
  missionName: z.string(),
});

export const claimed = z.object({
  task: claimedTask,
  attempt: z.object({ id: z.string(), number: z.number().int(), leaseSeconds: z.number().int() }),
  /** Shown here only; every write of this attempt carries it. */
  leaseToken: z.string(),
  leaseExpiresAt: timestamp,
  context: contextPackage,
});
export const nothingClaimed = z.object({
  task: z.null(),
  reason: z.enum(claimRefusals),
  /** The reason in words, with what to do. */
  detail: z.string(),
  retryAfterSeconds: z.number().int(),
});
export const claimTaskOutput = z.union([claimed, nothingClaimed]);
export type ClaimAnswer = z.infer<typeof claimTaskOutput>;

const reason = text(2000).min(1);

export const addEvidenceInput = z.object({ task: id('task'), leaseToken, ...evidenceInput });

export const completeTaskInput = z.object({
  task: id('task'),
  leaseToken,
  handoff,
  output: boundedJson(maxOutputBytes).optional().describe('Must fit the output schema of the task, where it has one.'),
  evidence: z.array(z.strictObject(evidenceInput)).max(20).default([]),
});
export const failTaskInput = z.object({ task: id('task'), leaseToken, reason, handoff: handoff.optional() });
export const releaseTaskInput = z.object({ task: id('task'), leaseToken, reason, handoff: handoff.optional() });
export const blockTaskInput = z.object({
  task: id('task'),
  leaseToken: leaseToken.optional().describe('Required of the worker; the pilot and planners block without one.'),
  kind: z.enum(['task', 'question', 'action', 'outside']).describe('What it waits for.'),
  on: z
    .string()
    .max(40)
    .optional()
    .describe('Id of the task, the question or the action request that it waits for; not with kind outside.'),
  owner: principalId.optional().describe('Who looks after an outside reason.'),
  checkBy: timestamp.optional().describe('When an outside reason is looked at again at the latest.'),
  reason,
  handoff: handoff.optional(),
});

/** How an attempt or a task stands after a verb; the same again when the verb is repeated. */
export const taskOutcome = z.object({
  taskId: z.string(),
  taskKey: z.string(),
  status: z.string(),
  attempt: z.object({ id: z.string(), number: z.number().int(), outcome: z.string() }).nullable(),
  attemptsUsed: z.number().int(),
  maxAttempts: z.number().int(),
});
export type TaskOutcome = z.infer<typeof taskOutcome>;

export const retryTaskInput = z.object({ task: id('task'), reason: text(2000).default('') });
export const skipTaskInput = z.object({ task: id('task'), reason });
export const cancelTaskInput = z.object({
  task: id('task'),
  reason,
  dependents: z
    .enum(['cancel', 'detach'])
    .optional()
    .describe('Required with open dependents: cancel them too, or take the dependency away.'),
  takenOverBy: id('task').optional().describe('The task that fulfils the assertions of this one from now on.'),
});
export const escalateTaskInput = z.object({
  task: id('task'),
  name: missionFields.name,
  brief: missionFields.brief.refine((words) => words.trim() !== '', 'is needed'),
  checkBy: timestamp.optional().describe('Until then the task waits for the mission; left out it stays as it is.'),
});
export const unblockTaskInput = z.object({ task: id('task'), reason });
export const revokeAttemptInput = z.object({ attempt: id('attempt'), reason });
