import { keepPreviousData, type QueryKey, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Operation } from '../core/operation';
import { type ApiError, call } from './api-client';

/** Query options of a read by its declaration; `retain` shows the old page while the next one loads. */
export function readOptions<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  input: z.input<I>,
  key: { workspace: string; queryKey: QueryKey; retain?: boolean },
) {
  return queryOptions<z.output<O>, ApiError>({
    queryKey: key.queryKey,
    queryFn: ({ signal }) => call(operation, input, { workspace: key.workspace, signal }),
    ...(key.retain && { placeholderData: keepPreviousData }),
  });
}
