import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { type ApiError, call } from '../client/api-client';
import { missionKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { getAttempt, getMissionCost, getMissionTimeline } from './operations';
import type { attemptDetail } from './schema';

/** One attempt with what its worker was told, which never changes after the claim: read once, and again when it has ended. */
export const attemptQuery = (workspace: string, { id, endedAt }: { id: string; endedAt: string | null }) =>
  queryOptions<z.output<typeof attemptDetail>, ApiError>({
    queryKey: [workspace, 'attempt', id, endedAt],
    queryFn: ({ signal }) => call(getAttempt, { attempt: id }, { workspace, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Days begin at the midnight of this browser. */
export const missionCostQuery = (workspace: string, mission: string) => {
  const offsetMinutes = -new Date().getTimezoneOffset();
  const queryKey = missionKey(workspace, mission, 'cost', offsetMinutes);
  return readOptions(getMissionCost, { mission, offsetMinutes }, { workspace, queryKey });
};

export const missionTimelineQuery = (workspace: string, mission: string) =>
  readOptions(getMissionTimeline, { mission }, { workspace, queryKey: missionKey(workspace, mission, 'timeline') });
