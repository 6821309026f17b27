'use client';
import { useState } from 'react';
import type { TaskSummary } from '@/lib/tasks/schema-view';

/** Rows chosen to be changed together. What is no longer shown is not chosen either. */
export function useTaskSelection(tasks: readonly TaskSummary[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  const selected = tasks.filter(({ id }) => chosen.has(id));
  const change = (ids: readonly string[], on: boolean) =>
    setChosen((before) => (on ? new Set([...before, ...ids]) : new Set([...before].filter((id) => !ids.includes(id)))));

  /** Chooses a row or gives it up; `asRange` does the same to all rows between it and the one pressed before. */
  const toggle = (id: string, asRange = false) => {
    const at = tasks.findIndex((task) => task.id === id);
    const from = asRange ? tasks.findIndex((task) => task.id === last) : -1;
    const range = from === -1 ? [id] : tasks.slice(Math.min(at, from), Math.max(at, from) + 1).map((task) => task.id);
    change(range, !chosen.has(id));
    setLast(id);
  };
  return {
    selected,
    has: (id: string) => chosen.has(id),
    isAll: tasks.length > 0 && selected.length === tasks.length,
    toggle,
    toggleAll: (on: boolean) =>
      change(
        tasks.map(({ id }) => id),
        on,
      ),
    leaveOut: (ids: readonly string[]) => change(ids, false),
    clear: () => setChosen(new Set()),
  };
}

export type TaskSelection = ReturnType<typeof useTaskSelection>;
/** Tasks chosen to be changed together, wherever that was. */
export type ChosenTasks = Pick<TaskSelection, 'leaveOut'> & { selected: readonly { id: string }[] };
