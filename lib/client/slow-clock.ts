'use client';
import { useCallback, useSyncExternalStore } from 'react';

// One timer for the whole page, however many times are on it. Each reader is woken only when its own step turns over.
const tickMs = 1000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function wake(): void {
  if (!document.hidden) for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!timer) {
    timer = setInterval(wake, tickMs);
    document.addEventListener('visibilitychange', wake);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    document.removeEventListener('visibilitychange', wake);
  };
}

/**
 * The present, in milliseconds, rounded down to a step (5 s unless told). `initialNowMs` is what the server rendered
 * with, so that the first paint in the browser says the same.
 */
export function useNow(initialNowMs: number, stepMs = 5000): number {
  const present = useCallback(() => Math.floor(Date.now() / stepMs) * stepMs, [stepMs]);
  return useSyncExternalStore(subscribe, present, () => initialNowMs);
}
