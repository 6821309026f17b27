import 'server-only';
import { getMissionRow } from '@/lib/missions/data';
import { bind } from '@/lib/server/bind';
import type { Tenant } from '@/lib/server/tenant';
import * as commands from './commands';
import { getTaskRow, listTasks, listTasksByIds } from './data';
import { getTask as readTask } from './data-detail';
import { getMissionGraph as readGraph } from './data-graph';
import { changeDependencies } from './edges';
import * as declared from './operations';

export const createTask = bind(declared.createTask, async (tenant, input) => {
  const { created, graphVersion } = await commands.createTasks(tenant, input);
  const ids = created.map(({ id }) => id);
  const tasks = await listTasksByIds(tenant, ids);
  const refs = new Map(created.map(({ id, ref }) => [id, ref]));
  return { tasks: tasks.map((task) => ({ ...task, ref: refs.get(task.id) ?? null })), graphVersion };
});

export const getTask = bind(declared.getTask, (tenant, { task }) => readTask(tenant, task));

export const listTasksByMission = bind(declared.listTasksByMission, listTasks);

export const updateTask = bind(declared.updateTask, async (tenant, input) => {
  await commands.updateTask(tenant, input);
  return readTask(tenant, input.task);
});

export const updateTasks = bind(declared.updateTasks, async (tenant, { mission, tasks }) => {
  await commands.updateTasks(tenant, mission, tasks);
  const { graphVersion } = await getMissionRow(tenant, mission);
  return {
    tasks: await listTasksByIds(
      tenant,
      tasks.map(({ task }) => task),
    ),
    graphVersion,
  };
});

export const deleteTask = bind(declared.deleteTask, async (tenant, { task }) => {
  await commands.deleteTask(tenant, task);
  return null;
});

export const addTaskDependency = bind(declared.addTaskDependency, async (tenant, { task, dependsOn }) =>
  answer(tenant, task, await changeDependencies(tenant, task, 'add', dependsOn)),
);

export const removeTaskDependency = bind(declared.removeTaskDependency, async (tenant, { task, dependsOn }) =>
  answer(tenant, task, await changeDependencies(tenant, task, 'remove', [dependsOn])),
);

export const setTaskDependencies = bind(declared.setTaskDependencies, async (tenant, { task, dependsOn }) =>
  answer(tenant, task, await changeDependencies(tenant, task, 'set', dependsOn)),
);

export const getMissionGraph = bind(declared.getMissionGraph, (tenant, { mission }) => readGraph(tenant, mission));

async function answer(tenant: Tenant, taskId: string, changed: boolean) {
  const [task] = await listTasksByIds(tenant, [taskId]);
  if (!task) throw new Error(`task ${taskId} vanished`);
  const { graphVersion } = await getMissionRow(tenant, (await getTaskRow(tenant, taskId)).missionId);
  return { task, changed, graphVersion };
}
