'use client';
import { createContext, useContext } from 'react';
import { useDesk } from '@/lib/client/media';

/** Where a page of a mission may put its tools: the right end of the row of tabs. Null until that is there. */
export const MissionTools = createContext<HTMLElement | null>(null);

/** The place for tools beside the tabs: null until it is there, undefined where the window is too narrow for one. */
export function useMissionTools(): HTMLElement | null | undefined {
  const element = useContext(MissionTools);
  const isDesk = useDesk();
  return isDesk ? element : undefined;
}
