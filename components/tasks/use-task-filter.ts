'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import type { ListTasksInput } from '@/lib/tasks/schema';

export const taskShows = [
  'all',
  'ready',
  'in_progress',
  'review',
  'blocked',
  'failed',
  'todo',
  'done',
  'skipped',
  'cancelled',
] as const;
export type TaskShow = (typeof taskShows)[number];

type Filter = Pick<ListTasksInput, 'status' | 'ready' | 'search'>;

/** What the table shows, kept in the address, so that a link says the same to somebody else. */
export function useTaskFilter() {
  const path = usePathname();
  const parameters = useSearchParams();
  const show = taskShows.find((name) => name === parameters.get('status')) ?? 'all';
  const search = parameters.get('search') ?? '';
  const set = (name: string, value: string | null) => {
    const next = new URLSearchParams(window.location.search);
    if ((next.get(name) ?? null) === value) return;
    if (value === null) next.delete(name);
    else next.set(name, value);
    window.history.replaceState(null, '', next.size > 0 ? `${path}?${next}` : path);
  };
  const input: Filter = {
    ...(show === 'ready' ? { ready: true } : show !== 'all' && { status: show }),
    ...(search && { search }),
  };
  return {
    show,
    search,
    input,
    isFiltered: show !== 'all' || search !== '',
    adding: parameters.has('new'),
    setShow: (value: TaskShow) => set('status', value === 'all' ? null : value),
    setSearch: (value: string) => set('search', value || null),
    setAdding: (adding: boolean) => set('new', adding ? '1' : null),
  };
}
