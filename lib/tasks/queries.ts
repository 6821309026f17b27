import { infiniteQueryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { type ApiError, call } from '../client/api-client';
import { missionKey, taskKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { getMissionGraph, getTask, listTasksByMission } from './operations';
import type { listTasksInput } from './schema';
import type { TaskSummary, taskPage } from './schema-view';

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

/** All tasks that a filter lets through, in the order of their keys, 200 at a time. */
export const taskListQuery = (workspace: string, input: Omit<z.input<typeof listTasksInput>, 'cursor' | 'limit'>) =>
  infiniteQueryOptions<
    z.output<typeof taskPage>,
    ApiError,
    TaskSummary[],
    ReturnType<typeof missionKey>,
    string | undefined
  >({
    queryKey: missionKey(workspace, input.mission, 'tasks', 'list', input),
    queryFn: ({ pageParam, signal }) =>
      call(
        listTasksByMission,
        { ...input, limit: 200, ...(pageParam && { cursor: pageParam }) },
        { workspace, signal },
      ),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items),
  });
