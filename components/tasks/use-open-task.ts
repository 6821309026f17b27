'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** The task in the inspector, kept in the page's address as `?task=`, so that a link, Back and a new window agree. */
export function useOpenTask() {
  const path = usePathname();
  const parameters = useSearchParams();
  const taskId = parameters.get('task');
  const open = useCallback(
    (id: string) => {
      const next = new URLSearchParams(window.location.search);
      const isSwitch = next.has('task');
      next.set('task', id);
      // Walking from task to task leaves one step in the history: Back closes the inspector.
      window.history[isSwitch ? 'replaceState' : 'pushState'](null, '', `${path}?${next}`);
    },
    [path],
  );
  const close = useCallback(() => {
    const next = new URLSearchParams(window.location.search);
    if (!next.has('task')) return;
    next.delete('task');
    window.history.replaceState(null, '', next.size > 0 ? `${path}?${next}` : path);
  }, [path]);
  return { taskId, open, close };
}

/** The address that opens a task over the page at `path`. */
export function taskHref(path: string, taskId: string, parameters?: URLSearchParams): string {
  const next = new URLSearchParams(parameters);
  next.set('task', taskId);
  return `${path}?${next}`;
}
