import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-client';

/** Answers that a repetition can change: no connection, a restart, a limit. */
const transient = new Set(['offline', 'unavailable', 'rate_limited', 'internal']);

/** Data stays true by events, not by polling: nothing is refetched on focus or by age while the stream lives. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 3 && error instanceof ApiError && transient.has(error.code),
      },
      // Without a connection a write fails at once and says so; it is not sent when nobody thinks of it any more.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
