'use client';
import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const read = new Map<string, { text: string | null; value: unknown }>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function readItem<T>(item: string, isValue: (kept: unknown) => kept is T, fallback: T): T {
  const text = localStorage.getItem(item);
  const known = read.get(item);
  if (known?.text === text) return known.value as T;
  let value = fallback;
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    if (isValue(kept)) value = kept;
  } catch {
    // Written by hand.
  }
  read.set(item, { text, value });
  return value;
}

/**
 * How this person likes to see something, kept in this browser and shared by its tabs; what `isValue` refuses counts
 * as nothing. `fallback` must stay the same.
 */
export function usePreference<T>(
  name: string,
  isValue: (kept: unknown) => kept is T,
  fallback: T,
): [T, (value: T) => void] {
  const item = `mc.${name}`;
  const value = useSyncExternalStore(
    subscribe,
    () => readItem(item, isValue, fallback),
    () => fallback,
  );
  const set = useCallback(
    (next: T) => {
      localStorage.setItem(item, JSON.stringify(next));
      for (const listener of listeners) listener();
    },
    [item],
  );
  return [value, set];
}

export const isListOfTexts = (kept: unknown): kept is string[] =>
  Array.isArray(kept) && kept.every((each) => typeof each === 'string');
