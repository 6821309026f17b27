'use client';
import { type Ref, type RefObject, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { useReady } from '@/lib/client/use-ready';

/**
 * A field that the server sent can be written in before the script is there. What stands in it then would be gone with
 * the next drawing, as the state behind it knows nothing of it: so it is told.
 */
export function useWrittenBefore<Element extends HTMLInputElement | HTMLTextAreaElement>(
  onValueChange: ((value: string) => void) | undefined,
  given: Ref<Element> | undefined,
): RefObject<Element | null> {
  const field = useRef<Element>(null);
  const isReady = useReady();
  useImperativeHandle(given, () => field.current as Element);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the script takes over what the server sent
  useLayoutEffect(() => {
    const { current } = field;
    if (!isReady && current && current.value !== current.defaultValue) onValueChange?.(current.value);
  }, []);
  return field;
}
