import 'server-only';
import { z } from 'zod';
import {
  type Answer,
  agentIds,
  call,
  elsewhere,
  ignored,
  iso,
  missionId,
  otherwise,
  page,
  priority,
  type Step,
  time,
  type Verb,
  verb,
  withoutGaps,
  words,
} from './vantagepeers-verb';

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

/** Of missions and templates. */
export const missionVerbs: Record<string, Verb> = {
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
};
