import { z } from 'zod';
import { operation } from '@/lib/core/operation';
import { allow, everyRole, planners } from '@/lib/core/principal';
import { missionGraph } from '@/lib/graph/schema';
import { missionOnly } from '@/lib/missions/schema';
import {
  copiedTasks,
  copyTasksInput,
  createTaskInput,
  deleteTasksInput,
  dependenciesInput,
  listTasksInput,
  removeDependencyInput,
  setDependenciesInput,
  taskOnly,
  updateTaskInput,
  updateTasksInput,
} from './schema';
import { changedTasks, createdTasks, dependencyAnswer, taskPage, taskView } from './schema-view';

const read = allow(everyRole, 'read');
const plan = allow(planners, 'plan');

export const createTask = operation({
  name: 'create_task',
  title: 'Create tasks',
  description:
    'Adds one task (title), many (tasks, with local refs between them) or an outline. Use to plan; mission "inbox" takes a single action.',
  method: 'POST',
  path: '/missions/{mission}/tasks',
  kind: 'write',
  access: plan,
  creates: true,
  status: 201,
  input: createTaskInput,
  output: createdTasks,
});

export const getTask = operation({
  name: 'get_task',
  title: 'Get a task',
  description:
    'Everything about one task: attempts, evidence, artifacts, handoff, reviews, why it is blocked, what may be done.',
  method: 'GET',
  path: '/tasks/{task}',
  kind: 'read',
  access: read,
  input: taskOnly,
  output: taskView,
});

export const listTasksByMission = operation({
  name: 'list_tasks_by_mission',
  title: 'List the tasks of a mission',
  description:
    'Tasks in the order of their keys, or sorted by another column. Filter by status, milestone, branch, assignee or readiness.',
  method: 'GET',
  path: '/missions/{mission}/tasks',
  kind: 'read',
  access: read,
  input: listTasksInput,
  output: taskPage,
});

export const copyTasks = operation({
  name: 'copy_tasks',
  title: 'Copy tasks',
  description: 'Tasks as they were planned, to be sent to create_task again, in this mission or in another one.',
  method: 'GET',
  path: '/missions/{mission}/tasks/copy',
  kind: 'read',
  access: read,
  input: copyTasksInput,
  output: copiedTasks,
});

export const updateTask = operation({
  name: 'update_task',
  title: 'Edit a task',
  description:
    'Changes what is sent. Objective, criteria, schema and evidence rules only while nobody works on it and it is neither in review nor done.',
  method: 'PATCH',
  path: '/tasks/{task}',
  kind: 'write',
  access: plan,
  ifMatch: true,
  input: updateTaskInput,
  output: taskView,
});

export const updateTasks = operation({
  name: 'update_tasks',
  title: 'Edit several tasks',
  description:
    'Changes several tasks of one mission in one step: all or none. Use to assign, re-prioritise or date many at once.',
  method: 'PATCH',
  path: '/missions/{mission}/tasks',
  kind: 'write',
  access: plan,
  input: updateTasksInput,
  output: changedTasks,
});

export const deleteTask = operation({
  name: 'delete_task',
  title: 'Delete a task',
  description: 'Deletes a task of a mission that was not launched yet. Afterwards use cancel_task or skip_task.',
  method: 'DELETE',
  path: '/tasks/{task}',
  kind: 'destructive',
  access: plan,
  status: 204,
  input: taskOnly,
  output: z.null(),
});

export const deleteTasks = operation({
  name: 'delete_tasks',
  title: 'Delete several tasks',
  description: 'Deletes several tasks of a mission that was not launched yet, with their dependencies: all or none.',
  method: 'POST',
  path: '/missions/{mission}/tasks/delete',
  kind: 'destructive',
  access: plan,
  status: 204,
  input: deleteTasksInput,
  output: z.null(),
});

export const addTaskDependency = operation({
  name: 'add_task_dependency',
  title: 'Add dependencies',
  description: 'Makes a task wait for others too; what it waits for already stays. A cycle is refused with its path.',
  method: 'POST',
  path: '/tasks/{task}/dependencies',
  kind: 'write',
  access: plan,
  input: dependenciesInput,
  output: dependencyAnswer,
});

export const removeTaskDependency = operation({
  name: 'remove_task_dependency',
  title: 'Remove a dependency',
  description: 'Makes a task no longer wait for one other; it is ready at once where that was the last.',
  method: 'DELETE',
  path: '/tasks/{task}/dependencies',
  kind: 'write',
  access: plan,
  input: removeDependencyInput,
  output: dependencyAnswer,
});

export const setTaskDependencies = operation({
  name: 'set_task_dependencies',
  title: 'Set dependencies',
  description: 'Replaces everything that a task waits for by this list; an empty list removes all.',
  method: 'PUT',
  path: '/tasks/{task}/dependencies',
  kind: 'write',
  access: plan,
  input: setDependenciesInput,
  output: dependencyAnswer,
});

export const getMissionGraph = operation({
  name: 'get_mission_graph',
  title: 'Get the graph of a mission',
  description:
    'Nodes, edges, milestones and branches with their places: what the page draws, and every true cause of a block.',
  method: 'GET',
  path: '/missions/{mission}/graph',
  kind: 'read',
  access: read,
  input: missionOnly,
  output: missionGraph,
});
