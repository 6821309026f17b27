import { createBranch, pruneBranch } from '@/lib/branches/operations';
import { getContract, proposeContract, signContract } from '@/lib/contracts/operations';
import { updateMissionStatus } from '@/lib/lifecycle/operations';
import { createMilestone, updateMilestone } from '@/lib/milestones/operations';
import { createMission, updateMission } from '@/lib/missions/operations';
import {
  addTaskDependency,
  createTask,
  removeTaskDependency,
  setTaskDependencies,
  updateTask,
  updateTasks,
} from '@/lib/tasks/operations';
import {
  createMissionTemplate,
  duplicateMission,
  instantiateTemplate,
  updateMissionTemplate,
} from '@/lib/templates/operations';
import { make } from '../../world';
import type { Cast } from './cast';
import { words } from './fill';

export type Plan = {
  /** Written, never launched; its contract waits to be signed. */
  draft: string;
  /** Launched under a signed contract, with a change of it waiting. */
  live: string;
  tasks: Record<string, string>;
  templates: string[];
};

export type Tasks = { tasks: { id: string; key: string }[] };

const inputs = [
  { name: 'one', value: words },
  { name: 'many', type: 'list', value: [words] },
];
const terms = {
  budget: { money: '100.00', words },
  restricted: [{ words, tools: ['*mail*'] }],
  forbidden: [{ words, tools: ['*shell*'] }],
  allowed: [{ words, tools: ['*read*'] }],
  cadence: { clauses: [{ words }], answerWithinHours: 4 },
};

const taskNames = [
  ...['run', 'review', 'again', 'done', 'fail', 'retry', 'release', 'wait', 'free', 'ask', 'time'],
  ...['skip', 'drop', 'late', 'dead', 'after', 'lost'],
];

/** What a planning agent may write: two missions with everything that belongs to a plan, and templates. */
export async function writePlan(cast: Cast): Promise<Plan> {
  const { attack } = cast.attacker;
  const pilot = cast.pilot.caller;
  const draft = await attack(
    createMission,
    { status: 'plan', pilotId: cast.pilot.id, agentIds: undefined, inputs },
    pilot,
  );
  await attack(proposeContract, { mission: draft.id, terms, patch: undefined }, pilot);
  await writeTasks(cast, draft.id);
  const live = await make(createMission, { name: 'Live', brief: 'Go.' }, pilot);
  await attack(updateMissionStatus, { mission: live.id, status: 'plan' }, pilot);
  await attack(updateMission, { mission: live.id, inputs, pilotId: cast.pilot.id }, pilot);
  const tasks = await writeLiveTasks(cast, live.id);
  await launch(cast, live.id);
  return { draft: draft.id, live: live.id, tasks, templates: await writeTemplates(cast, live.id) };
}

async function writeTasks(cast: Cast, mission: string): Promise<void> {
  const { attack } = cast.attacker;
  const pilot = cast.pilot.caller;
  await attack(createTask, { mission, ...evidenceRule, tasks: undefined, outline: undefined, fulfils: ['A1'] }, pilot);
  const one = { ref: 'a', ...evidenceRule };
  await attack(createTask, { mission, ...onlyMany, tasks: [one, { ...one, ref: 'b', dependsOn: ['a'] }] }, pilot);
  const outline = cast.attacker.lines('create_task outline', 20);
  await attack(createTask, { mission, ...onlyMany, tasks: undefined, outline }, pilot);
  await attack(createMilestone, { mission }, pilot);
}

const evidenceRule = { evidenceRequired: [{ kind: 'observation', words }] };
/** With `tasks` or `outline`, nothing of a single task is said. */
export const onlyMany = Object.fromEntries(
  [
    'title',
    'objective',
    'criteria',
    'requiredSkills',
    'requiredTools',
    'requiredModels',
    'modelPolicy',
    'budget',
    'fallback',
    'outputSchema',
    'evidenceRequired',
    'outline',
    'ref',
  ].map((name) => [name, undefined]),
);

async function writeLiveTasks(cast: Cast, mission: string): Promise<Record<string, string>> {
  const { attack } = cast.attacker;
  const pilot = cast.pilot.caller;
  const planned = taskNames.map((ref, index) => ({
    ref,
    title: ref,
    ...(index < 3 && { fulfils: [`A${index + 1}`] }),
    ...(['review', 'again', 'done'].includes(ref) && { verification: 'review' }),
    ...(['fail', 'retry'].includes(ref) && { maxAttempts: 1 }),
    ...(ref === 'after' && { dependsOn: ['done'] }),
  }));
  const made = await make<Tasks>(createTask, { mission, tasks: planned }, pilot);
  const tasks = Object.fromEntries(taskNames.map((name, index) => [name, made.tasks[index]?.id ?? '']));
  const free = {
    requiredSkills: undefined,
    requiredTools: undefined,
    requiredModels: undefined,
    evidenceRequired: undefined,
  };
  const all = Object.values(tasks);
  await attack(
    updateTasks,
    { mission, tasks: all.slice(0, 9).map((task) => ({ task, ...free, outputSchema: undefined })) },
    pilot,
  );
  for (const task of all.slice(9)) await attack(updateTask, { task, ...free, outputSchema: undefined }, pilot);
  const wait = { task: tasks.after, dependsOn: [tasks.skip] };
  await attack(addTaskDependency, wait, pilot);
  await attack(removeTaskDependency, { ...wait, dependsOn: tasks.skip }, pilot);
  await attack(setTaskDependencies, { ...wait, dependsOn: [tasks.done] }, pilot);
  const kept = await attack(createBranch, { mission }, pilot);
  const pruned = await attack(createBranch, { mission }, pilot);
  const given = { mission, title: 'on a branch', branchId: kept.id };
  const extra = await make<Tasks>(createTask, given, pilot);
  const asked = { task: extra.tasks[0]?.id, outputSchema: words, ...evidenceRule };
  await attack(updateTask, asked, pilot);
  await attack(updateTasks, { mission, tasks: [asked] }, pilot);
  await attack(pruneBranch, { branch: pruned.id }, pilot);
  const { id: milestone } = await make(createMilestone, { mission, name: 'First' }, pilot);
  await attack(updateMilestone, { milestone }, pilot);
  return tasks;
}

async function launch(cast: Cast, mission: string): Promise<void> {
  const { attack } = cast.attacker;
  const assertions = [1, 2, 3].map((n) => ({ key: `A${n}`, statement: words }));
  await attack(proposeContract, { mission, terms: { ...terms, assertions }, patch: undefined }, cast.pilot.caller);
  const { draft } = await make<{ draft: { version: number; revision: number } }>(getContract, { mission }, cast.owner);
  await make(signContract, { mission, expectedVersion: draft.version, expectedRevision: draft.revision }, cast.owner);
  await make(updateMissionStatus, { mission, status: 'execute' }, cast.owner);
  await attack(proposeContract, { mission, patch: { ...terms, assertions }, terms: undefined }, cast.pilot.caller);
}

async function writeTemplates(cast: Cast, mission: string): Promise<string[]> {
  const { attack } = cast.attacker;
  const pilot = cast.pilot.caller;
  const body = {
    parameters: [
      { name: 'a', type: 'text', default: words, choices: undefined, required: false },
      { name: 'b', type: 'list', default: [words], choices: undefined, required: false },
      { name: 'c', type: 'choice', default: undefined, choices: words, required: false },
    ],
    format: 1,
    mission: { inputs, pilotId: undefined },
    contract: { ...terms, assertions: [{ statement: words }] },
    milestones: [{ ref: 'M1' }],
    branches: [{ ref: 'B1' }],
    tasks: [{ ref: 'T0', fulfils: ['A1'], ...evidenceRule }],
  };
  const one = `one-${cast.slug}`;
  await attack(createMissionTemplate, { name: one, body, fromMissionId: undefined }, pilot);
  const two = `two-${cast.slug}`;
  await make(createMissionTemplate, { name: two, fromMissionId: mission }, pilot);
  await attack(updateMissionTemplate, { template: two, body }, pilot);
  await attack(instantiateTemplate, { template: one, parameters: { a: words, b: [words] } }, pilot);
  await attack(duplicateMission, { mission }, pilot);
  return [one, two];
}
