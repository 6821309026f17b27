'use client';
import { createContext, useContext, useSyncExternalStore } from 'react';

/** Where a page of a mission may put its tools: the right end of the row of tabs. */
export const MissionTools = createContext<HTMLElement | null>(null);

// The same edge as `lg` in globals.css; below it the row of tabs has no room beside the tabs.
const deskQuery = '(min-width: 1024px)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(deskQuery);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** The place for tools beside the tabs, or null where the window is too narrow for one. */
export function useMissionTools(): HTMLElement | null {
  const element = useContext(MissionTools);
  const isDesk = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(deskQuery).matches,
    () => true,
  );
  return isDesk ? element : null;
}
