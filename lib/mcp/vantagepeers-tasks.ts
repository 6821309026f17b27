import 'server-only';
import { z } from 'zod';
import { DomainError } from '../core/errors';
import {
  type Answer,
  agentIds,
  call,
  elsewhere,
  ignored,
  iso,
  leaseToken,
  otherwise,
  page,
  priority,
  type Step,
  taskId,
  time,
  type Verb,
  verb,
  withoutGaps,
  words,
} from './vantagepeers-verb';

const taskInput = z.strictObject({
  title: words.optional(),
  description: words.optional(),
  assignedTo: words.optional(),
  priority: priority.optional(),
  estimatedMinutes: z.number().optional(),
  dueDate: time,
  ...ignored,
});

async function taskFields(given: z.output<typeof taskInput>, step: Step): Promise<Answer> {
  return {
    title: given.title,
    objective: given.description,
    priority: given.priority,
    estimateMinutes: given.estimatedMinutes,
    dueAt: iso(given.dueDate),
    assignedTo: given.assignedTo === undefined ? undefined : await agentIds(step, [given.assignedTo]),
  };
}

/** Claims this very task; what stands in the way is a refusal, as it was there. */
async function claim(given: { taskId: string }, step: Step): Promise<Answer> {
  const answer = await call(step, 'claim_task', { taskId: given.taskId });
  if (answer.task !== null) return { claimed: true, taskId: given.taskId, ...answer };
  const isDependency = answer.reason === 'dependency_not_done';
  throw new DomainError(isDependency ? 'dependency_not_done' : 'wrong_state', {
    detail: String(answer.detail),
    next: 'Take another task, or call start_task again when this has changed.',
    extra: { claimed: false, reason: answer.reason },
  });
}

const claiming = (description: string) =>
  verb({ description, input: z.strictObject({ taskId, ...ignored }), by: 'claim_task', kind: 'write', run: claim });

/** Jumps from status to status are verbs here: each says what it needs. */
const statusVerbs: Record<string, string> = {
  in_progress: 'start_task claims it and gives the lease.',
  done: 'complete_task with the leaseToken and a completionNote.',
  review: 'complete_task: a task whose verification is review goes there.',
  failed: 'fail_task with the leaseToken and a failureNote.',
  blocked: 'block_task with what it waits for.',
  todo: 'pause_task gives it back.',
};

function unlessLost(error: unknown): void {
  if (!(error instanceof DomainError && error.code === 'lease_lost')) throw error;
}

export const taskVerbs: Record<string, Verb> = {
  create_task: verb({
    description: 'Adds a task to a mission, or to the Inbox without missionId.',
    input: taskInput.extend({
      title: words,
      missionId: words.optional(),
      dependsOn: z.array(words).max(100).optional(),
      status: z.literal('todo').optional(),
      project: words.optional(),
    }),
    by: 'create_task',
    kind: 'write',
    run: async ({ missionId: mission = 'inbox', dependsOn, status: _status, project: _project, ...given }, step) =>
      call(step, 'create_task', { mission, dependsOn, ...(await taskFields(given, step)) }),
  }),
  list_tasks: verb({
    description: 'Tasks of a mission, or without one your own work: what you hold, what is ready, what waits.',
    input: z.strictObject({
      missionId: words.optional(),
      assignedTo: words.optional(),
      status: z.union([words, z.array(words)]).optional(),
      ...page,
      ...ignored,
    }),
    by: 'list_my_work',
    kind: 'read',
    run: async ({ missionId: mission, assignedTo, status, limit, cursor }, step) => {
      if (mission === undefined) return call(step, 'list_my_work', {});
      const [assignee] = assignedTo === undefined ? [] : await agentIds(step, [assignedTo]);
      return call(step, 'list_tasks_by_mission', { mission, assignedTo: assignee, status, limit, cursor });
    },
  }),
  search_tasks_by_keyword: verb({
    description: 'Tasks by words.',
    input: z.strictObject({ query: words, limit: z.number().optional(), ...ignored }),
    by: 'search',
    kind: 'read',
    run: ({ query, limit }, step) => call(step, 'search', { q: query, kind: 'task', limit }),
  }),
  get_task: verb({
    description: 'Everything about one task.',
    input: z.strictObject({ taskId, ...ignored }),
    by: 'get_task',
    kind: 'read',
    run: (given, step) => call(step, 'get_task', { task: given.taskId }),
  }),
  update_task: verb({
    description: 'Changes what is sent. Only status cancelled is set here, with cancelReason; every other is a verb.',
    input: taskInput.extend({ taskId, status: words.optional(), cancelReason: words.optional() }),
    by: 'update_task',
    kind: 'write',
    run: async ({ taskId: task, status, cancelReason, ...given }, step) => {
      if (status !== undefined && status !== 'cancelled')
        throw otherwise(
          `A task does not become ${status.slice(0, 40)} by being told so.`,
          statusVerbs[status] ?? `The statuses are ${Object.keys(statusVerbs).join(', ')} and cancelled.`,
        );
      const fields = withoutGaps(await taskFields(given, step));
      if (Object.keys(fields).length > 0) await call(step, 'update_task', { task, ...fields });
      if (status === 'cancelled') await call(step, 'cancel_task', { task, reason: cancelReason ?? '' });
      return { taskId: task, updated: true };
    },
  }),
  start_task: claiming('Claims a task whose dependencies are done; keep leaseToken for every call about it.'),
  checkout_task: claiming('The same as start_task.'),
  resume_task: claiming('Claims a task that was paused; its checkpoint comes with it.'),
  pause_task: verb({
    description: 'Gives the task back without counting the attempt; resume_task takes it again.',
    input: z.strictObject({ taskId, leaseToken, reason: words.optional(), ...ignored }),
    by: 'release_task',
    kind: 'write',
    run: (given, step) =>
      call(step, 'release_task', {
        task: given.taskId,
        leaseToken: given.leaseToken,
        reason: given.reason ?? 'Paused.',
      }),
  }),
  complete_task: verb({
    description: 'Ends your attempt with success; the note is the handoff that the next worker starts from.',
    input: z.strictObject({ taskId, leaseToken, completionNote: words, ...ignored }),
    by: 'complete_task',
    kind: 'write',
    run: async ({ taskId: task, leaseToken: lease, completionNote }, step) => {
      // The note itself is a trace of work: what is done is said. A repeated verb comes after the lease, and is answered.
      await call(step, 'report_progress', { task, leaseToken: lease, percent: 100 }).catch(unlessLost);
      return call(step, 'complete_task', { task, leaseToken: lease, handoff: { summary: completionNote } });
    },
  }),
  fail_task: verb({
    description: 'Ends your attempt without success.',
    input: z.strictObject({ taskId, leaseToken, failureNote: words, ...ignored }),
    by: 'fail_task',
    kind: 'write',
    run: (given, step) =>
      call(step, 'fail_task', { task: given.taskId, leaseToken: given.leaseToken, reason: given.failureNote }),
  }),
  block_task: verb({
    description:
      'Ends the attempt until another task is done, or until checkBy for something outside that owner looks after.',
    input: z.strictObject({
      taskId,
      leaseToken: words.optional(),
      reason: words.optional(),
      blockedOnTaskId: words.optional(),
      blockedBy: z.array(words).max(1).optional(),
      blockedCause: words.optional(),
      owner: words.optional(),
      checkBy: words.optional(),
      ...ignored,
    }),
    by: 'block_task',
    kind: 'write',
    run: async (given, step) => {
      const on = given.blockedOnTaskId ?? given.blockedBy?.[0];
      const { taskId: task, leaseToken: lease, reason = 'Waits for another task.', owner, checkBy } = given;
      if (on === undefined && (owner === undefined || checkBy === undefined))
        throw otherwise(
          'A block names what ends it.',
          'Send blockedOnTaskId, or for something outside its owner (mem_… or agt_…) and checkBy.',
        );
      const cause = on === undefined ? { kind: 'outside', owner, checkBy } : { kind: 'task', on };
      return call(step, 'block_task', { task, leaseToken: lease, reason, ...cause });
    },
  }),
  add_task_dependency: verb({
    description: 'Makes a task wait for others too; what it waits for already stays.',
    input: z.strictObject({ taskId, dependsOn: z.array(words).min(1).max(100), ...ignored }),
    by: 'add_task_dependency',
    kind: 'write',
    run: (given, step) => call(step, 'add_task_dependency', { task: given.taskId, dependsOn: given.dependsOn }),
  }),
  delete_task: verb({
    description: 'Deletes a task of a mission that was not launched yet.',
    input: z.strictObject({ taskId, ...ignored }),
    by: 'delete_task',
    kind: 'destructive',
    run: (given, step) => call(step, 'delete_task', { task: given.taskId }),
  }),
  bulk_complete_tasks: elsewhere(
    'complete_task',
    'A task is completed by whoever holds it, with what shows that it is done.',
    'Call complete_task for each.',
  ),
  correct_task_segment: elsewhere(
    'report_usage',
    'Time is counted from claims and endings, which nobody can shorten afterwards.',
    'What the work took is reported with report_usage, as running totals, also after the lease has ended.',
  ),
};
