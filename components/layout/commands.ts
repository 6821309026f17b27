'use client';
import { useEffect, useSyncExternalStore } from 'react';
import type { IconName } from '@/components/ui/icon-symbols';

/** Something with a name that the palette finds: a place (`href`) or an action (`run`). */
export interface Command {
  id: string;
  label: string;
  /** The heading it stands under: Go to, Missions, Tasks, Actions. */
  group: string;
  note?: string | undefined;
  icon?: IconName | undefined;
  keys?: string | undefined;
  href?: string | undefined;
  run?: (() => void) | undefined;
  /** More words to find it by. */
  words?: readonly string[] | undefined;
}

let registered: (readonly Command[])[] = [];
let flat: readonly Command[] = [];
const listeners = new Set<() => void>();
const nothingYet: readonly Command[] = [];

function set(next: (readonly Command[])[]): void {
  registered = next;
  flat = registered.flat();
  for (const listener of listeners) listener();
}

/** Adds commands while the component is on screen. Pass a stable array (module constant or useMemo). */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    set([...registered, commands]);
    return () => set(registered.filter((group) => group !== commands));
  }, [commands]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useCommandList = (): readonly Command[] =>
  useSyncExternalStore(
    subscribe,
    () => flat,
    () => nothingYet,
  );
