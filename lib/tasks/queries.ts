import type { z } from 'zod';
import { missionKey, taskKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { getMissionGraph, getTask, listTasksByMission } from './operations';
import type { listTasksInput } from './schema';

export const tasksQuery = (workspace: string, input: z.input<typeof listTasksInput>) =>
  readOptions(listTasksByMission, input, {
    workspace,
    queryKey: missionKey(workspace, input.mission, 'tasks', input),
    retain: true,
  });

export const taskQuery = (workspace: string, mission: string, task: string) =>
  readOptions(getTask, { task }, { workspace, queryKey: taskKey(workspace, mission, task) });

export const graphQuery = (workspace: string, mission: string) =>
  readOptions(
    getMissionGraph,
    { mission },
    { workspace, queryKey: missionKey(workspace, mission, 'graph'), retain: true },
  );
