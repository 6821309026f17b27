import 'server-only';
import * as milestones from '@/lib/milestones/commands';
import { getMilestone } from '@/lib/milestones/data';
import * as ofMilestones from '@/lib/milestones/operations';
import { getMissionRow } from '@/lib/missions/data';
import { bind } from '@/lib/server/bind';
import type { Tenant } from '@/lib/server/tenant';
import * as tasks from '@/lib/tasks/commands';
import { findTaskIds, getTaskRow, listTasksByIds } from '@/lib/tasks/data';
import { getTask } from '@/lib/tasks/data-detail';
import * as deleting from '@/lib/tasks/delete';
import { changeDependencies } from '@/lib/tasks/edges';
import * as ofTasks from '@/lib/tasks/operations';
import type { CreateTaskInput } from '@/lib/tasks/schema';
import { redoEdit, undoEdit } from './commands';
import { listPlanEdits as readEdits } from './data';
import * as declared from './operations';
import { presentEdit } from './presenter';
import { recordEdit } from './record';

// Every edit of a plan is bound here, above the commands that do it, so that each can be taken back.

export const createTask = bind(ofTasks.createTask, async (tenant, input) => {
  const replaced = await findTaskIds(tenant, input.mission, replacedBy(input));
  const create = () => tasks.createTasks(tenant, input);
  const { created, graphVersion } = await recordEdit(tenant, input.mission, { tasks: replaced }, create);
  const refs = new Map(created.map(({ id, ref }) => [id, ref]));
  const views = await listTasksByIds(tenant, [...refs.keys()]);
  return { tasks: views.map((task) => ({ ...task, ref: refs.get(task.id) ?? null })), graphVersion };
});

const replacedBy = ({ supersedes, tasks = [] }: CreateTaskInput): string[] =>
  [supersedes, ...tasks.map((task) => task.supersedes)].filter((ref) => ref !== undefined);

export const updateTask = bind(ofTasks.updateTask, async (tenant, input) => {
  await recordTask(tenant, input.task, () => tasks.updateTask(tenant, input));
  return getTask(tenant, input.task);
});

export const updateTasks = bind(ofTasks.updateTasks, async (tenant, { mission, tasks: inputs }) => {
  const ids = inputs.map(({ task }) => task);
  await recordEdit(tenant, mission, { tasks: ids }, () => tasks.updateTasks(tenant, mission, inputs));
  const { graphVersion } = await getMissionRow(tenant, mission);
  return { tasks: await listTasksByIds(tenant, ids), graphVersion };
});

export const deleteTask = bind(ofTasks.deleteTask, async (tenant, { task }) => {
  await recordTask(tenant, task, () => deleting.deleteTask(tenant, task));
  return null;
});

export const deleteTasks = bind(ofTasks.deleteTasks, async (tenant, { mission, tasks: ids }) => {
  await recordEdit(tenant, mission, { tasks: ids }, () => deleting.deleteTasks(tenant, mission, ids));
  return null;
});

export const addTaskDependency = bind(ofTasks.addTaskDependency, (tenant, { task, dependsOn }) =>
  editEdges(tenant, task, 'add', dependsOn),
);

export const removeTaskDependency = bind(ofTasks.removeTaskDependency, (tenant, { task, dependsOn }) =>
  editEdges(tenant, task, 'remove', [dependsOn]),
);

export const setTaskDependencies = bind(ofTasks.setTaskDependencies, (tenant, { task, dependsOn }) =>
  editEdges(tenant, task, 'set', dependsOn),
);

export const createMilestone = bind(ofMilestones.createMilestone, async (tenant, { mission, ...given }) => {
  const create = () => milestones.createMilestone(tenant, mission, given);
  return getMilestone(tenant, await recordEdit(tenant, mission, { milestone: null }, create));
});

export const updateMilestone = bind(ofMilestones.updateMilestone, async (tenant, { milestone, ...given }) => {
  await recordMilestone(tenant, milestone, () => milestones.updateMilestone(tenant, milestone, given));
  return getMilestone(tenant, milestone);
});

export const deleteMilestone = bind(ofMilestones.deleteMilestone, async (tenant, { milestone }) => {
  await recordMilestone(tenant, milestone, () => milestones.deleteMilestone(tenant, milestone));
  return null;
});

export const listPlanEdits = bind(declared.listPlanEdits, async (tenant, { mission }) => ({
  items: await readEdits(tenant, mission),
  nextCursor: null,
}));

export const undoPlanEdit = bind(declared.undoPlanEdit, async (tenant, { mission, edit }) =>
  presentEdit(await undoEdit(tenant, mission, edit)),
);

export const redoPlanEdit = bind(declared.redoPlanEdit, async (tenant, { mission }) =>
  presentEdit(await redoEdit(tenant, mission)),
);

async function recordTask<T>(tenant: Tenant, task: string, work: () => Promise<T>): Promise<T> {
  const { missionId } = await getTaskRow(tenant, task);
  return recordEdit(tenant, missionId, { tasks: [task] }, work);
}

async function recordMilestone<T>(tenant: Tenant, milestone: string, work: () => Promise<T>): Promise<T> {
  const { missionId } = await milestones.getMilestoneRow(tenant, milestone);
  return recordEdit(tenant, missionId, { milestone }, work);
}

async function editEdges(tenant: Tenant, taskId: string, way: 'add' | 'remove' | 'set', refs: readonly string[]) {
  const changed = await recordTask(tenant, taskId, () => changeDependencies(tenant, taskId, way, refs));
  const [task] = await listTasksByIds(tenant, [taskId]);
  if (!task) throw new Error(`task ${taskId} vanished`);
  const { graphVersion } = await getMissionRow(tenant, task.missionId);
  return { task, changed, graphVersion };
}
