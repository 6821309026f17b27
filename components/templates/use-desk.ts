'use client';
import { useSyncExternalStore } from 'react';

// The same edge as `lg` in globals.css: room for a list and what was chosen from it.
const query = '(min-width: 1024px)';

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** Whether the window has room for two panes. */
export const useDesk = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => true,
  );
