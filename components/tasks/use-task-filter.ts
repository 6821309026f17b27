'use client';
import { useSearchParams } from 'next/navigation';
import { useAddress } from '@/lib/client/use-address';
import { taskStandings } from '@/lib/tasks/rules';
import type { ListTasksInput, Sorting, TaskSort } from '@/lib/tasks/schema';
import { sortOrders, taskSorts } from '@/lib/tasks/values';
import { type TaskGroup, taskGroups } from './task-groups';

export const taskShows = ['all', ...taskStandings] as const;
export type TaskShow = (typeof taskShows)[number];

type Filter = Partial<Pick<ListTasksInput, 'status' | 'ready' | 'search'> & Sorting>;

/**
 * What the table shows and how it is sorted, kept in the address: a link says the same to somebody else, and Back
 * leads to what was shown before.
 */
export function useTaskFilter() {
  const go = useAddress();
  const parameters = useSearchParams();
  const show = taskShows.find((name) => name === parameters.get('status')) ?? 'all';
  const search = parameters.get('search') ?? '';
  const sorting: Sorting = {
    sort: taskSorts.find((name) => name === parameters.get('sort')) ?? 'key',
    order: sortOrders.find((name) => name === parameters.get('order')) ?? 'asc',
  };
  const group: TaskGroup = parameters.has('grouped')
    ? (taskGroups.find((name) => name === sorting.sort) ?? 'none')
    : 'none';
  const isSorted = sorting.sort !== 'key' || sorting.order !== 'asc';
  const setSorting = ({ sort, order }: Sorting) =>
    go({ sort: sort === 'key' ? null : sort, order: order === 'asc' ? null : order, grouped: null }, 'push');
  const input: Filter = {
    ...(show === 'ready' ? { ready: true } : show !== 'all' && { status: show }),
    ...(search && { search }),
    ...(isSorted && sorting),
  };
  return {
    show,
    search,
    sorting,
    group,
    input,
    isFiltered: show !== 'all' || search !== '',
    adding: parameters.has('new'),
    setShow: (value: TaskShow) => go({ status: value === 'all' ? null : value }, 'push'),
    setSearch: (value: string) => go({ search: value || null }, 'push'),
    setSorting,
    /** Under headings the table is sorted by what they are. */
    setGroup: (by: TaskGroup) =>
      go({ sort: by === 'none' ? null : by, order: null, grouped: by === 'none' ? null : '1' }, 'push'),
    /** By another column, or the same one turned around. */
    sortBy: (sort: TaskSort) =>
      setSorting({ sort, order: sort === sorting.sort && sorting.order === 'asc' ? 'desc' : 'asc' }),
    setAdding: (adding: boolean) => go({ new: adding ? '1' : null }, 'replace'),
  };
}
