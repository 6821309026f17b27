'use client';
import { useState } from 'react';
import { changesOf, conflictsOf, type EditState, keepMine, merged, takeTheirs, typed, untouched } from './edit-state';

/**
 * Editing a thing that lives: untouched fields follow what others write, touched ones keep what was typed, and where
 * both happened to one field the two are shown and a person decides.
 */
export function useEdit<T extends object>(current: T) {
  const [state, setState] = useState<EditState<T>>(untouched);
  const changes = changesOf(current, state);
  return {
    value: merged(current, state),
    set: (part: Partial<T>) => setState((before) => typed(current, before, part)),
    changes,
    isDirty: Object.keys(changes).length > 0,
    conflicts: conflictsOf(current, state),
    keepMine: (field: keyof T) => setState((before) => keepMine(current, before, field)),
    takeTheirs: (field: keyof T) => setState((before) => takeTheirs(before, field)),
    reset: () => setState(untouched()),
  };
}

export type Editing<T extends object> = ReturnType<typeof useEdit<T>>;
