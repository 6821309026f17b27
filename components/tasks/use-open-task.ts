'use client';
import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import { useAddress } from '@/lib/client/use-address';

/** The task in the inspector, kept in the page's address as `?task=`, so that a link, Back and a new window agree. */
export function useOpenTask() {
  const go = useAddress();
  const parameters = useSearchParams();
  const taskId = parameters.get('task');
  const open = useCallback(
    (id: string) => {
      // Walking from task to task leaves one step in the history: Back closes the inspector.
      const isSwitch = new URLSearchParams(window.location.search).has('task');
      go({ task: id }, isSwitch ? 'replace' : 'push');
    },
    [go],
  );
  const close = useCallback(() => go({ task: null }, 'replace'), [go]);
  return { taskId, open, close };
}

/** The address that opens a task over the page at `path`. */
export function taskHref(path: string, taskId: string, parameters?: URLSearchParams): string {
  const next = new URLSearchParams(parameters);
  next.set('task', taskId);
  return `${path}?${next}`;
}
