import { infiniteQueryOptions } from '@tanstack/react-query';
import { type ApiError, call } from '../client/api-client';
import { missionKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { listOfferedLearnings, listState } from './operations';
import type { StateEntryWire } from './schema';

/** Everything that a mission's people and agents have recorded, newest first, page by page. */
export const stateQuery = (workspace: string, mission: string) =>
  infiniteQueryOptions<
    { items: StateEntryWire[]; nextCursor: string | null },
    ApiError,
    { items: StateEntryWire[] },
    ReturnType<typeof missionKey>,
    string | undefined
  >({
    queryKey: missionKey(workspace, mission, 'state'),
    queryFn: ({ pageParam, signal }) =>
      call(listState, { mission, limit: 200, ...(pageParam && { cursor: pageParam }) }, { workspace, signal }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: ({ pages }) => ({ items: pages.flatMap((page) => page.items) }),
  });

/** Reasons that people gave and that nobody has kept as a learning. */
export const offeredLearningsQuery = (workspace: string, mission: string) =>
  readOptions(
    listOfferedLearnings,
    { mission },
    { workspace, queryKey: missionKey(workspace, mission, 'state', 'offers') },
  );
