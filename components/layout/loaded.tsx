'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from '@/components/ui/error-state';
import type { ApiError } from '@/lib/client/api-client';
import { t } from '@/lib/core/words';
import { NothingHere } from './nothing-here';

interface LoadedProps<T> {
  query: Pick<UseQueryResult<T, ApiError>, 'data' | 'error' | 'refetch' | 'isFetching'>;
  /** What is read, as the subject of a sentence: "The missions". */
  what: string;
  /** Stands in the real layout until the first answer. */
  skeleton: ReactNode;
  children: (data: T) => ReactNode;
}

/** Error, loading or data. What was read before stays when reading again fails; a failure never looks empty. */
export function Loaded<T>({ query, what, skeleton, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (!query.error) return skeleton;
  const { error } = query;
  // The address named what is not there, or not anything: trying again would not help.
  if (error.code === 'not_found' || error.code === 'invalid_input') return <NothingHere />;
  return (
    <ErrorState
      title={t`${what} could not be read.`}
      why={error.message}
      next={error.next}
      requestId={error.requestId ?? undefined}
      onRetry={() => void query.refetch()}
      retrying={query.isFetching}
    />
  );
}
