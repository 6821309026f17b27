import 'server-only';
import type { Tool } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { DomainError, invalidInput, notFound } from '../core/errors';
import type { Operation } from '../core/operation';
import { mayCall, type Principal } from '../core/principal';
import { type Caller, perform } from './call';
import { toolOperations } from './profiles';
import { inputSchema } from './tool-schema';

// The mission, task and template verbs of VantagePeers, so that the habits of its agents carry over. Their arguments are
// taken as they are known there; who acts is the token's alone, whatever `createdBy` or `callerOrchestrator` says.

type Step = { caller: Caller; signal: AbortSignal };
type Answer = Record<string, unknown>;

type Verb = {
  description: string;
  input: z.ZodObject;
  /** The operation whose rights decide who sees the verb. */
  by: string;
  kind: 'read' | 'write' | 'destructive';
  run: (given: Answer, step: Step) => Promise<unknown>;
};

/** Declares a verb; the type of its arguments comes from its input. */
function verb<I extends z.ZodObject>(
  declared: Omit<Verb, 'input' | 'run'> & { input: I; run: (given: z.output<I>, step: Step) => Promise<unknown> },
): Verb {
  return declared as unknown as Verb;
}

const operationOf = (name: string): Operation => {
  const operation = toolOperations.get(name);
  if (!operation) throw new Error(`${name} is no tool`);
  return operation;
};

const call = async ({ caller, signal }: Step, name: string, input: Answer): Promise<Answer> =>
  (await perform(caller, operationOf(name), withoutGaps(input), signal)) as Answer;

const withoutGaps = (input: Answer): Answer =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));

/** What is done otherwise here, and by which call. */
const otherwise = (detail: string, next: string) => new DomainError('wrong_state', { detail, next });

const words = z.string().max(8000);
const ignored = {
  callerOrchestrator: words.optional(),
  callerInstance: words.optional(),
  createdBy: words.optional(),
};
const missionId = words.describe('mis_…');
const taskId = words.describe('tsk_…');
const leaseToken = words.describe('From start_task.');
const priority = z.enum(['urgent', 'high', 'medium', 'low']);
/** Times there are milliseconds since 1970. */
const time = z.number().optional();
const page = { limit: z.number().optional(), cursor: words.optional(), fields: z.enum(['lite', 'full']).optional() };

const iso = (ms: number | undefined): string | undefined => {
  if (ms === undefined) return undefined;
  const at = new Date(ms);
  if (Number.isNaN(at.getTime())) throw invalidInput('date', 'is no time in milliseconds since 1970');
  return at.toISOString();
};

/** Agents are named there, and known by id here; an id is taken as it is. */
async function agentIds(step: Step, names: readonly string[]): Promise<string[]> {
  if (names.every((name) => /^(agt|mem)_/.test(name))) return [...names];
  const known = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await call(step, 'list_agents', { limit: 200, cursor });
    for (const agent of items as { id: string; name: string }[]) known.set(agent.name, agent.id);
    cursor = (nextCursor as string | null) ?? undefined;
  } while (cursor !== undefined);
  return names.map((name) => {
    if (/^(agt|mem)_/.test(name)) return name;
    const id = known.get(name);
    if (!id) throw notFound(`agent "${name.slice(0, 60)}"`);
    return id;
  });
}

const missionInput = z.strictObject({
  name: words.optional(),
  description: words.optional(),
  brief: z.string().max(100_000).optional(),
  project: words.optional(),
  priority: priority.optional(),
  pilot: words.optional(),
  agents: z.array(words).max(100).optional(),
  startDate: time,
  targetDate: time,
  ...ignored,
});

async function missionFields(given: z.output<typeof missionInput>, step: Step): Promise<Answer> {
  const { name, description, brief, project, priority: urgency } = given;
  return {
    ...{ name, description, brief, project, priority: urgency },
    pilotId: given.pilot === undefined ? undefined : (await agentIds(step, [given.pilot]))[0],
    agentIds: given.agents === undefined ? undefined : await agentIds(step, given.agents),
    startDate: iso(given.startDate),
    targetDate: iso(given.targetDate),
  };
}

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

/** A verb whose work is done in another way here, and that says which. */
const elsewhere = (by: string, detail: string, next: string): Verb => ({
  description: `Refused here: ${detail}`,
  input: z.looseObject({}),
  by,
  kind: 'write',
  run: async () => {
    throw otherwise(detail, next);
  },
});

/** Jumps from status to status are verbs here: each says what it needs. */
const statusVerbs: Record<string, string> = {
  in_progress: 'start_task claims it and gives the lease.',
  done: 'complete_task with the leaseToken and a completionNote.',
  review: 'complete_task: a task whose verification is review goes there.',
  failed: 'fail_task with the leaseToken and a failureNote.',
  blocked: 'block_task with what it waits for.',
  todo: 'pause_task gives it back.',
};

const missionStatus = z.enum([
  'brainstorm',
  'plan',
  'execute',
  'validate',
  'complete',
  'cancelled',
  'failed',
  'reopen',
]);

async function moveMission(
  mission: string,
  status: z.output<typeof missionStatus>,
  reason: string | undefined,
  step: Step,
) {
  if (status === 'brainstorm' || status === 'validate')
    throw otherwise(
      `A mission does not go to ${status} by itself being told so.`,
      'validate begins when every task has ended; to take a mission up again send reopen with a reason.',
    );
  return call(step, 'update_mission_status', { mission, status, reason });
}

const verbs: Record<string, Verb> = {
  create_mission: verb({
    description: 'Starts a mission; brief is its charter, description one paragraph for people.',
    input: missionInput.extend({
      name: words,
      status: missionStatus.optional(),
      progress: z.number().optional(),
    }),
    by: 'create_mission',
    kind: 'write',
    run: async ({ status = 'brainstorm', progress: _, ...given }, step) => {
      if (status !== 'brainstorm' && status !== 'plan')
        throw otherwise(
          `A mission cannot begin in ${status}.`,
          'Create it in brainstorm or plan; update_mission_status launches it.',
        );
      const made = await call(step, 'create_mission', { ...(await missionFields(given, step)), status });
      return { missionId: made.id, name: made.name, project: made.project, pilot: made.pilot, status: made.status };
    },
  }),
  get_mission: verb({
    description: 'One mission.',
    input: z.strictObject({ missionId, ...ignored }),
    by: 'get_mission',
    kind: 'read',
    run: (given, step) => call(step, 'get_mission', { mission: given.missionId }),
  }),
  list_missions: verb({
    description: 'Missions, newest first, by project, pilot or status (also open, active, all).',
    input: z.strictObject({
      project: words.optional(),
      pilot: words.optional(),
      status: z.union([words, z.array(words)]).optional(),
      updatedSince: time,
      ...page,
      ...ignored,
    }),
    by: 'list_missions',
    kind: 'read',
    run: async ({ project, pilot, status, updatedSince, limit, cursor }, step) => {
      const pilotId = pilot === undefined ? undefined : (await agentIds(step, [pilot]))[0];
      return call(step, 'list_missions', { project, pilotId, status, updatedSince: iso(updatedSince), limit, cursor });
    },
  }),
  update_mission: verb({
    description: 'Changes what is sent; a status goes its proper way, cancelled needs cancelReason.',
    input: missionInput.extend({
      missionId,
      status: missionStatus.optional(),
      progress: z.number().optional(),
      cancelReason: words.optional(),
    }),
    by: 'update_mission',
    kind: 'write',
    run: async ({ missionId: mission, status, progress, cancelReason, ...given }, step) => {
      const fields = withoutGaps(await missionFields(given, step));
      if (Object.keys(fields).length > 0) await call(step, 'update_mission', { mission, ...fields });
      if (progress !== undefined) await call(step, 'update_mission_progress', { mission, percent: progress });
      if (status !== undefined) await moveMission(mission, status, cancelReason, step);
      return { missionId: mission, updated: true };
    },
  }),
  update_mission_status: verb({
    description: 'Plans, launches, completes, cancels or reopens a mission.',
    input: z.strictObject({ missionId, status: missionStatus, reason: words.optional(), ...ignored }),
    by: 'update_mission_status',
    kind: 'destructive',
    run: (given, step) => moveMission(given.missionId, given.status, given.reason, step),
  }),
  update_mission_progress: verb({
    description: 'Sets the manual percentage, shown beside the one that follows from the tasks.',
    input: z.strictObject({ missionId, progress: z.number(), ...ignored }),
    by: 'update_mission_progress',
    kind: 'write',
    run: (given, step) => call(step, 'update_mission_progress', { mission: given.missionId, percent: given.progress }),
  }),
  list_tasks_by_mission: verb({
    description: 'Tasks of a mission in the order of their keys.',
    input: z.strictObject({ missionId, status: z.union([words, z.array(words)]).optional(), ...page, ...ignored }),
    by: 'list_tasks_by_mission',
    kind: 'read',
    run: ({ missionId: mission, status, limit, cursor }, step) =>
      call(step, 'list_tasks_by_mission', { mission, status, limit, cursor }),
  }),
  get_mission_template: verb({
    description: 'A template by its name.',
    input: z.strictObject({ name: words, ...ignored }),
    by: 'get_mission_template',
    kind: 'read',
    run: (given, step) => call(step, 'get_mission_template', { template: given.name }),
  }),
  update_mission_template: elsewhere(
    'update_mission_template',
    'A template is a whole body with versions, which steps alone do not say.',
    'Call update_mission_template, or create_mission_template with fromMissionId, of the profile "full".',
  ),
  instantiate_template_into_mission: elsewhere(
    'instantiate_template',
    'A template makes a mission of its own, with its contract, and never adds to one that is there.',
    'Call instantiate_template of the profile "full" with the template and its parameters.',
  ),
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
      // The note itself is a trace of work: what is done is said.
      await call(step, 'report_progress', { task, leaseToken: lease, percent: 100 });
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

/** The verbs that this principal may use. */
export function vantageTools(principal: Principal): Tool[] {
  return Object.entries(verbs)
    .filter(([, { by }]) => mayCall(principal, operationOf(by).access))
    .map(([name, { description, input, kind }]) => ({
      name,
      description,
      inputSchema: inputSchema(input, { depth: 1, brief: false }) as Tool['inputSchema'],
      annotations: kind === 'read' ? { readOnlyHint: true } : { destructiveHint: kind === 'destructive' },
    }));
}

/** How a verb is done; undefined for a name that is none. */
export function vantageVerb(name: string) {
  const found = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  return (
    found &&
    ((caller: Caller, given: Answer, signal: AbortSignal) => found.run(found.input.parse(given), { caller, signal }))
  );
}
