'use client';
import { createContext, useContext } from 'react';
import { useDesk } from '@/lib/client/media';

/** Where a page of a mission may put its tools: the right end of the row of tabs. */
export const MissionTools = createContext<HTMLElement | null>(null);

/** The place for tools beside the tabs, or null where the window is too narrow for one. */
export function useMissionTools(): HTMLElement | null {
  const element = useContext(MissionTools);
  const isDesk = useDesk();
  return isDesk ? element : null;
}
