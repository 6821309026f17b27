import { infiniteQueryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { type ApiError, call } from '@/lib/client/api-client';
import { listKey } from '@/lib/client/live-updates';
import { listAuditEvents } from './operations';
import type { AuditEvent, listAuditEventsInput } from './schema';

type Filter = Omit<z.input<typeof listAuditEventsInput>, 'cursor'>;
type AuditPage = { items: AuditEvent[]; nextCursor: string | null };

/** The chain from its newest event back, page by page. */
export const auditQuery = (workspace: string, filter: Filter = {}) =>
  infiniteQueryOptions<AuditPage, ApiError, AuditEvent[], ReturnType<typeof listKey>, string | undefined>({
    queryKey: listKey(workspace, 'audit', filter),
    queryFn: ({ pageParam, signal }) =>
      call(listAuditEvents, { ...filter, ...(pageParam && { cursor: pageParam }) }, { workspace, signal }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items),
  });
