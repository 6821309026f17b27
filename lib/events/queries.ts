import { infiniteQueryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { type ApiError, call } from '../client/api-client';
import { missionKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { listMissionEvents } from './operations';
import type { listMissionEventsInput, MissionEvent } from './schema';

export const missionEventsQuery = (workspace: string, input: z.input<typeof listMissionEventsInput>) =>
  readOptions(listMissionEvents, input, {
    workspace,
    queryKey: missionKey(workspace, input.mission, 'events', input),
    retain: true,
  });

type Story = { items: MissionEvent[]; nextCursor: string | null };

/** The story of a mission from its newest event back, page by page. */
export const missionStoryQuery = (
  workspace: string,
  input: Omit<z.input<typeof listMissionEventsInput>, 'cursor' | 'order'>,
) =>
  infiniteQueryOptions<Story, ApiError, MissionEvent[], ReturnType<typeof missionKey>, string | undefined>({
    queryKey: missionKey(workspace, input.mission, 'events', 'story', input),
    queryFn: ({ pageParam, signal }) =>
      call(listMissionEvents, { ...input, ...(pageParam && { cursor: pageParam }) }, { workspace, signal }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items),
  });
