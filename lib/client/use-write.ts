'use client';

import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Operation } from '../core/operation';
import { type ApiError, call } from './api-client';
import { useWorkspace } from './workspace-context';

type Settings<I, O> = {
  /** Keys that the write makes stale; the live stream does the same a moment later. */
  stale?: (input: I, output: O) => readonly QueryKey[];
  onDone?: (output: O, input: I) => void;
  onFailed?: (error: ApiError, input: I) => void;
};

/** A write as a mutation. Each press is one idempotency key, so that a lost answer repeated has one effect. */
export function useWrite<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  settings: Settings<z.input<I>, z.output<O>> = {},
) {
  const { slug } = useWorkspace();
  const client = useQueryClient();
  return useMutation<z.output<O>, ApiError, z.input<I>>({
    mutationFn: (input) => call(operation, input, { workspace: slug, idempotencyKey: crypto.randomUUID() }),
    onSuccess: (output, input) => {
      for (const queryKey of settings.stale?.(input, output) ?? []) void client.invalidateQueries({ queryKey });
      settings.onDone?.(output, input);
    },
    onError: (error, input) => settings.onFailed?.(error, input),
  });
}
