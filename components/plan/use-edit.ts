'use client';
import { useEffect, useState } from 'react';
import {
  changesOf,
  conflictsOf,
  type EditState,
  keepMine,
  merged,
  settled,
  takeTheirs,
  typed,
  untouched,
} from './edit-state';

// What was typed and not saved outlives the tab that it was typed on, as long as the page is open.
const unsaved = new Map<string, EditState<object>>();

/** Whether something that was typed at this place waits to be saved. */
export const hasUnsaved = (place: string): boolean => unsaved.has(place);

/**
 * Editing a thing that lives: untouched fields follow what others write, touched ones keep what was typed, and where
 * both happened to one field the two are shown and a person decides. `place` names the thing among all that are edited.
 */
export function useEdit<T extends object>(current: T, place: string) {
  const [state, setState] = useState(() => (unsaved.get(place) as EditState<T> | undefined) ?? untouched<T>());
  const changes = changesOf(current, state);
  const isDirty = Object.keys(changes).length > 0;
  const leftOver = Object.keys(state.draft).length > Object.keys(changes).length;
  useEffect(() => {
    if (leftOver) setState((before) => settled(current, before));
  }, [leftOver, current]);
  useEffect(() => {
    if (isDirty) unsaved.set(place, state);
    else unsaved.delete(place);
  }, [isDirty, place, state]);
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
  return {
    value: merged(current, state),
    set: (part: Partial<T>) => setState((before) => typed(current, before, part)),
    changes,
    isDirty,
    conflicts: conflictsOf(current, state),
    keepMine: (field: keyof T) => setState((before) => keepMine(current, before, field)),
    takeTheirs: (field: keyof T) => setState((before) => takeTheirs(before, field)),
    reset: () => {
      unsaved.delete(place);
      setState(untouched());
    },
  };
}

export type Editing<T extends object> = ReturnType<typeof useEdit<T>>;
