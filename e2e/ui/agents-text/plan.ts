import { createBranch, pruneBranch } from '@/lib/branches/operations';
import { getContract, proposeContract, signContract } from '@/lib/contracts/operations';
import { updateMissionStatus } from '@/lib/lifecycle/operations';
import { createMilestone, updateMilestone } from '@/lib/milestones/operations';
import { createMission, updateMission } from '@/lib/missions/operations';
import * as tasks from '@/lib/tasks/operations';
import { escalateTask } from '@/lib/work/operations';
import { make } from '../../world';
import type { Cast } from './cast';
import { words } from './fill';

export type Tasks = { tasks: { id: string; key: string }[] };

export type Plan = {
  /** Written, never launched; its contract waits to be signed. */
  draft: string;
  draftTasks: Record<string, string>;
  /** What a task became that was more than one. */
  grown: string;
  /** A plan that was edited, and never launched. */
  edited: string;
  /** Launched under a signed contract, with a change of it waiting. */
  live: string;
  liveTasks: Record<string, string>;
};

export const inputs = [
  { name: 'one', value: words },
  { name: 'many', type: 'list', value: [words] },
];
export const terms = {
  budget: { money: '100.00', words },
  restricted: [{ words, tools: ['*mail*'] }],
  forbidden: [{ words, tools: ['*shell*'] }],
  allowed: [{ words, tools: ['*read*'] }],
  cadence: { clauses: [{ words }], answerWithinHours: 4 },
};
export const evidenceRule = { evidenceRequired: [{ kind: 'observation', words }] };

/** Nothing that only a worker with these names could do, at last either, and nothing that its output would have to fit. */
export const forAnyone = {
  ...{ requiredSkills: undefined, requiredTools: undefined, requiredModels: undefined },
  ...{ fallbackTo: undefined, evidenceRequired: undefined, outputSchema: undefined },
};
/** With `tasks` or `outline`, nothing of a single task is said. */
export const onlyMany = {
  ...forAnyone,
  ...{ title: undefined, objective: undefined, criteria: undefined, modelPolicy: undefined },
  ...{ budget: undefined, fallback: undefined, outline: undefined },
};

/** What a planning agent may write of missions, before and after their launch. */
export async function writePlan(cast: Cast): Promise<Plan> {
  const { attack } = cast.attacker;
  const pilot = cast.pilot.caller;
  const piloted = { pilotId: cast.pilot.id, agentIds: undefined, inputs };
  const draft = await attack(createMission, { status: 'plan', ...piloted }, pilot);
  await attack(proposeContract, { mission: draft.id, terms, patch: undefined }, pilot);
  const draftTasks = await writeTasks(cast, draft.id);
  const [edited, live] = [
    await make(createMission, { name: 'Edited', brief: 'Go.' }, pilot),
    await make(createMission, { name: 'Live', brief: 'Go.' }, pilot),
  ];
  for (const { id } of [edited, live]) {
    await attack(updateMission, { mission: id, ...piloted }, pilot);
    await attack(updateMissionStatus, { mission: id, status: 'plan' }, pilot);
  }
  await make(tasks.createTask, { mission: edited.id, title: 'one' }, pilot);
  const liveTasks = await writeLiveTasks(cast, live.id);
  await launch(cast, live.id);
  const grown = await attack(escalateTask, { task: liveTasks.groupedToo, checkBy: undefined }, pilot);
  return { draft: draft.id, draftTasks, grown: grown.id, edited: edited.id, live: live.id, liveTasks };
}

/** The three ways to add tasks. */
async function writeTasks(cast: Cast, mission: string): Promise<Record<string, string>> {
  const { attack, lines } = cast.attacker;
  const pilot = cast.pilot.caller;
  const { id: milestoneId } = await attack(createMilestone, { mission }, pilot);
  const { id: branchId } = await attack(createBranch, { mission }, pilot);
  const grouped = { milestoneId, branchId, ...evidenceRule };
  const single = await attack<Tasks>(
    tasks.createTask,
    { mission, ...grouped, tasks: undefined, outline: undefined, fulfils: ['A1'] },
    pilot,
  );
  const one = { ref: 'a', ...grouped };
  const many = await attack<Tasks>(
    tasks.createTask,
    { mission, ...onlyMany, tasks: [one, { ...one, ref: 'b', dependsOn: ['a'] }] },
    pilot,
  );
  const outline = lines('create_task outline', 20);
  const outlined = await attack<Tasks>(tasks.createTask, { mission, ...onlyMany, tasks: undefined, outline }, pilot);
  const first = ({ tasks: [task] }: Tasks) => task?.id ?? '';
  return { single: first(single), many: first(many), outlined: first(outlined) };
}

const taskNames = [
  ...['run', 'review', 'again', 'done', 'fail', 'retry', 'release', 'wait', 'free', 'ask', 'time'],
  ...['skip', 'drop', 'late', 'dead', 'after', 'lost'],
];

async function writeLiveTasks(cast: Cast, mission: string): Promise<Record<string, string>> {
  const { attack } = cast.attacker;
  const pilot = cast.pilot.caller;
  const planned = taskNames.map((ref, index) => ({
    ref,
    title: ref,
    ...(index < 3 && { fulfils: [`A${index + 1}`] }),
    ...(['review', 'again', 'done'].includes(ref) && { verification: 'review' }),
    ...(['fail', 'retry'].includes(ref) && { maxAttempts: 1 }),
  }));
  const made = await make<Tasks>(tasks.createTask, { mission, tasks: planned }, pilot);
  const named = Object.fromEntries(taskNames.map((name, index) => [name, made.tasks[index]?.id ?? '']));
  const all = made.tasks.map(({ id }) => ({ task: id, ...forAnyone }));
  await attack(tasks.updateTasks, { mission, tasks: all.slice(0, 9) }, pilot);
  for (const one of all.slice(9)) await attack(tasks.updateTask, one, pilot);
  const wait = { task: named.after, dependsOn: [named.skip] };
  await attack(tasks.addTaskDependency, wait, pilot);
  await attack(tasks.removeTaskDependency, { ...wait, dependsOn: named.skip }, pilot);
  await attack(tasks.setTaskDependencies, { ...wait, dependsOn: [named.done] }, pilot);
  return { ...named, ...(await writeGroups(cast, mission)) };
}

/** Branches, one of them pruned, a milestone, and tasks in them with all that a task may ask of its worker. */
async function writeGroups(cast: Cast, mission: string): Promise<Record<string, string>> {
  const { attack } = cast.attacker;
  const pilot = cast.pilot.caller;
  const { id: branchId } = await attack(createBranch, { mission }, pilot);
  const pruned = await attack(createBranch, { mission }, pilot);
  await attack(pruneBranch, { branch: pruned.id }, pilot);
  const { id: milestoneId } = await make(createMilestone, { mission, name: 'First' }, pilot);
  await attack(updateMilestone, { milestone: milestoneId }, pilot);
  const given = { title: 'grouped', branchId, milestoneId };
  const made = await make<Tasks>(tasks.createTask, { mission, tasks: [given, given] }, pilot);
  const [one, two] = made.tasks.map(({ id }) => ({ task: id, ...evidenceRule }));
  await attack(tasks.updateTask, { ...one }, pilot);
  await attack(tasks.updateTasks, { mission, tasks: [two] }, pilot);
  return { grouped: one?.task ?? '', groupedToo: two?.task ?? '' };
}

async function launch(cast: Cast, mission: string): Promise<void> {
  const { attack } = cast.attacker;
  const assertions = [1, 2, 3].map((n) => ({ key: `A${n}`, statement: words }));
  await attack(proposeContract, { mission, terms: { ...terms, assertions }, patch: undefined }, cast.pilot.caller);
  await signAndLaunch(cast, mission);
  await attack(proposeContract, { mission, patch: { ...terms, assertions }, terms: undefined }, cast.pilot.caller);
}

/** The part that only a person does. */
export async function signAndLaunch({ owner }: Cast, mission: string): Promise<void> {
  const { draft } = await make<{ draft: { version: number; revision: number } }>(getContract, { mission }, owner);
  await make(signContract, { mission, expectedVersion: draft.version, expectedRevision: draft.revision }, owner);
  await make(updateMissionStatus, { mission, status: 'execute' }, owner);
}
