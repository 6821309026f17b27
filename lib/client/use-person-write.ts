'use client';

import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Operation } from '../core/operation';
import { type ApiError, call } from './api-client';

type Settings<I, O> = { onDone?: (output: O, input: I) => void; onFailed?: (error: ApiError, input: I) => void };

/** A write outside of any workspace: of the signed-in person, or of a visitor with a link. */
export function usePersonWrite<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  settings: Settings<z.input<I>, z.output<O>> = {},
) {
  return useMutation<z.output<O>, ApiError, z.input<I>>({
    mutationFn: (input) => call(operation, input, { workspace: null, idempotencyKey: crypto.randomUUID() }),
    onSuccess: (output, input) => settings.onDone?.(output, input),
    onError: (error, input) => settings.onFailed?.(error, input),
  });
}
