import { infiniteQueryOptions } from '@tanstack/react-query';
import { type ApiError, call } from '../client/api-client';
import { missionKey } from '../client/live-updates';
import { listEvidence } from './operations';
import type { EvidenceWire } from './schema';

/** Every piece of evidence of a mission, newest first, page by page. */
export const evidenceQuery = (workspace: string, mission: string) =>
  infiniteQueryOptions<
    { items: EvidenceWire[]; nextCursor: string | null },
    ApiError,
    { items: EvidenceWire[] },
    ReturnType<typeof missionKey>,
    string | undefined
  >({
    queryKey: missionKey(workspace, mission, 'evidence'),
    queryFn: ({ pageParam, signal }) =>
      call(listEvidence, { mission, limit: 200, ...(pageParam && { cursor: pageParam }) }, { workspace, signal }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: ({ pages }) => ({ items: pages.flatMap((page) => page.items) }),
  });
