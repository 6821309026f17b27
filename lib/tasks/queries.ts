import { infiniteQueryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { type ApiError, call } from '../client/api-client';
import { missionKey, taskKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { copyTasks, getMissionGraph, getTask, listTasksByMission } from './operations';
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

export const copiesQuery = (workspace: string, mission: string, tasks: readonly string[]) =>
  readOptions(
    copyTasks,
    { mission, tasks: [...tasks] },
    { workspace, queryKey: missionKey(workspace, mission, 'tasks', 'copies', ...tasks) },
  );

type Listed = Omit<z.input<typeof listTasksInput>, 'cursor' | 'limit'>;

const readPage = (workspace: string, input: Listed, cursor: string | undefined, signal?: AbortSignal) =>
  call(
    listTasksByMission,
    { ...input, limit: 200, ...(cursor && { cursor }) },
    { workspace, ...(signal && { signal }) },
  );

/** Every task that a filter lets through, as sorted: at most fifty requests, for a mission holds ten thousand tasks. */
export async function readAllTasks(workspace: string, input: Listed): Promise<TaskSummary[]> {
  const tasks: TaskSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await readPage(workspace, input, cursor);
    tasks.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return tasks;
}

/** All tasks that a filter lets through, as sorted, 200 at a time. The rows stay until those of another filter are read. */
export const taskListQuery = (workspace: string, input: Listed) =>
  infiniteQueryOptions<
    z.output<typeof taskPage>,
    ApiError,
    TaskSummary[],
    ReturnType<typeof missionKey>,
    string | undefined
  >({
    queryKey: missionKey(workspace, input.mission, 'tasks', 'list', input),
    queryFn: ({ pageParam, signal }) => readPage(workspace, input, pageParam, signal),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before) => (before?.pages[0]?.items.length ? before : undefined),
    select: ({ pages }) => pages.flatMap((page) => page.items),
  });
