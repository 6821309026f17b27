import { operation } from '@/lib/core/operation';
import { allow, deciders, everyRole, planners } from '@/lib/core/principal';
import { evidence } from '@/lib/evidence/schema';
import { missionView } from '@/lib/missions/schema';
import {
  addEvidenceInput,
  blockTaskInput,
  cancelTaskInput,
  claimTaskInput,
  claimTaskOutput,
  completeTaskInput,
  escalateTaskInput,
  failTaskInput,
  releaseTaskInput,
  retryTaskInput,
  revokeAttemptInput,
  skipTaskInput,
  taskOutcome,
  unblockTaskInput,
} from './schema';
import { listMyWorkInput, myWork } from './schema-mine';

export const claimTask = operation({
  name: 'claim_task',
  title: 'Claim a task',
  description:
    'Gives you the best task that is ready, its lease and its context; WHEN you are free to work, e.g. {waitSeconds: 30}. Keep leaseToken.',
  method: 'POST',
  path: '/tasks/claim',
  kind: 'write',
  access: allow(deciders, 'work'),
  input: claimTaskInput,
  output: claimTaskOutput,
  creates: true,
});

export const listMyWork = operation({
  name: 'list_my_work',
  title: 'List my work',
  description:
    'What you hold, what is ready for you or for anyone, what waits, what you did this week; WHEN you begin or come back.',
  method: 'GET',
  path: '/work/mine',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: listMyWorkInput,
  output: myWork,
});

export const addEvidence = operation({
  name: 'add_evidence',
  title: 'Add evidence',
  description:
    'Supports a claim; the server computes how far it is proved; WHEN something shows that the work is right, e.g. {kind: "commit", value: {sha: "…"}}.',
  method: 'POST',
  path: '/tasks/{task}/evidence',
  kind: 'write',
  access: allow(deciders, 'work'),
  input: addEvidenceInput,
  output: evidence,
  status: 201,
  creates: true,
});

export const completeTask = operation({
  name: 'complete_task',
  title: 'Complete a task',
  description:
    'Ends your attempt with success: handoff, output, evidence; WHEN the criteria are met, e.g. {handoff: {summary: "…"}}. May go to review.',
  method: 'POST',
  path: '/tasks/{task}/complete',
  kind: 'write',
  access: allow(deciders, 'work'),
  input: completeTaskInput,
  output: taskOutcome,
  ownKey: true,
});

export const failTask = operation({
  name: 'fail_task',
  title: 'Fail a task',
  description: 'Ends your attempt without success and counts it; WHEN you cannot do the task, with the reason.',
  method: 'POST',
  path: '/tasks/{task}/fail',
  kind: 'write',
  access: allow(deciders, 'work'),
  input: failTaskInput,
  output: taskOutcome,
  ownKey: true,
});

export const releaseTask = operation({
  name: 'release_task',
  title: 'Release a task',
  description:
    'Gives the task back untried or half done, without counting the attempt; WHEN you must stop or are the wrong worker.',
  method: 'POST',
  path: '/tasks/{task}/release',
  kind: 'write',
  access: allow(deciders, 'work'),
  input: releaseTaskInput,
  output: taskOutcome,
  ownKey: true,
});

export const blockTask = operation({
  name: 'block_task',
  title: 'Block a task',
  description:
    'Ends the attempt and lets the task wait for a task, a question, an action request or something outside; WHEN you cannot go on without it.',
  method: 'POST',
  path: '/tasks/{task}/block',
  kind: 'write',
  access: allow(deciders, 'work'),
  input: blockTaskInput,
  output: taskOutcome,
  ownKey: true,
});

export const retryTask = operation({
  name: 'retry_task',
  title: 'Retry a failed task',
  description:
    'Grants a failed task one attempt more, up to the attempts per task of the contract; WHEN its attempts are used up and another try makes sense.',
  method: 'POST',
  path: '/tasks/{task}/retry',
  kind: 'write',
  access: allow(planners, 'plan'),
  input: retryTaskInput,
  output: taskOutcome,
});

export const skipTask = operation({
  name: 'skip_task',
  title: 'Skip a task',
  description: 'Goes on without the task: its dependents may start; WHEN its result is not needed.',
  method: 'POST',
  path: '/tasks/{task}/skip',
  kind: 'write',
  access: allow(planners, 'plan', { orPilot: true }),
  input: skipTaskInput,
  output: taskOutcome,
});

export const cancelTask = operation({
  name: 'cancel_task',
  title: 'Cancel a task',
  description:
    'Takes a task out of the mission; its open dependents are cancelled or detached; WHEN it must not be done any more.',
  method: 'POST',
  path: '/tasks/{task}/cancel',
  kind: 'destructive',
  access: allow(planners, 'plan', { orPilot: true }),
  input: cancelTaskInput,
  output: taskOutcome,
});

export const unblockTask = operation({
  name: 'unblock_task',
  title: 'Unblock a task',
  description: 'Makes a blocked task ready again; WHEN what it waited for is settled or no longer matters.',
  method: 'POST',
  path: '/tasks/{task}/unblock',
  kind: 'write',
  access: allow(planners, 'plan', { orPilot: true }),
  input: unblockTaskInput,
  output: taskOutcome,
});

export const revokeAttempt = operation({
  name: 'revoke_attempt',
  title: 'Take a task back',
  description:
    'Ends the lease of a running attempt at once and makes its task ready again; WHEN its worker hangs or the task must be edited.',
  method: 'POST',
  path: '/attempts/{attempt}/revoke',
  kind: 'destructive',
  access: allow(planners, 'plan', { agents: false }),
  input: revokeAttemptInput,
  output: taskOutcome,
});

export const escalateTask = operation({
  name: 'escalate_task',
  title: 'Make a mission of a task',
  description:
    'Makes a mission in plan of a task that grew, and lets the task wait for it; WHEN one action became many.',
  method: 'POST',
  path: '/tasks/{task}/escalate',
  kind: 'write',
  access: allow(planners, 'plan'),
  input: escalateTaskInput,
  output: missionView,
  status: 201,
  creates: true,
});
