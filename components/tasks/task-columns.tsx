'use client';
import type { ReactNode } from 'react';
import { Duration } from '@/components/ui/duration';
import { Money } from '@/components/ui/money';
import { PrincipalName } from '@/components/ui/principal-name';
import { Strength } from '@/components/ui/strength';
import { Time } from '@/components/ui/time';
import { isListOfTexts, usePreference } from '@/lib/client/use-preference';
import { t } from '@/lib/core/words';
import type { TaskSort } from '@/lib/tasks/schema';
import type { TaskSummary } from '@/lib/tasks/schema-view';

/** What a cell may need besides its task. */
export type CellContext = { milestoneName: (id: string) => string };

export type TaskColumn = {
  id: string;
  title: string;
  sort?: TaskSort;
  /** Left out on a phone, or on everything narrower than a desk. */
  wide: true | 'desk';
  align?: 'right';
  figure?: true;
  width: string;
  cell: (task: TaskSummary, context: CellContext) => ReactNode;
};

/** Columns that can be shown or not, in their order; key, status and title always stand before them. */
export const taskColumns: readonly TaskColumn[] = [
  {
    ...{ id: 'milestone', title: t`Milestone`, sort: 'milestone', wide: 'desk', width: 'w-32' },
    cell: ({ milestoneId }, { milestoneName }) => milestoneId && milestoneName(milestoneId),
  },
  { ...{ id: 'role', title: t`Role`, wide: 'desk', width: 'w-24' }, cell: ({ role }) => role },
  {
    ...{ id: 'priority', title: t`Priority`, wide: 'desk', width: 'w-20' },
    cell: ({ priority }) => (priority === 'medium' ? null : priority),
  },
  {
    ...{ id: 'assigned', title: t`Assigned to`, wide: 'desk', width: 'w-32' },
    cell: ({ assignedTo }) => assignedTo.map(({ name }) => name).join(', '),
  },
  {
    ...{ id: 'fulfils', title: t`Fulfils`, wide: 'desk', width: 'w-20', figure: true },
    cell: ({ fulfils }) => fulfils.join(' '),
  },
  {
    ...{ id: 'worker', title: t`Worker`, sort: 'worker', wide: true, width: 'w-24 lg:w-32' },
    cell: ({ worker }) => worker && <PrincipalName {...worker} />,
  },
  {
    ...{ id: 'attempts', title: t`Attempts used`, wide: 'desk', align: 'right', figure: true, width: 'w-24' },
    cell: ({ lastAttempt, attemptsUsed, maxAttempts }) => lastAttempt > 0 && `${attemptsUsed}/${maxAttempts}`,
  },
  {
    ...{ id: 'proof', title: t`Proof`, wide: true, width: 'w-28 lg:w-32' },
    cell: ({ proof }) => proof !== 'none' && <Strength strength={proof} />,
  },
  {
    ...{ id: 'estimate', title: t`Estimate`, wide: 'desk', align: 'right', figure: true, width: 'w-20' },
    cell: ({ estimateMinutes }) => estimateMinutes && <Duration seconds={estimateMinutes * 60} />,
  },
  {
    ...{ id: 'cost', title: t`Cost`, sort: 'cost', wide: 'desk', align: 'right', figure: true, width: 'w-20' },
    cell: ({ spent }) => Number(spent.money) > 0 && <Money amount={spent.money} />,
  },
  {
    ...{ id: 'progressed', title: t`Progressed`, sort: 'lastProgressAt', wide: true, align: 'right', figure: true },
    width: 'w-24 lg:w-28',
    cell: ({ lastProgressAt }) => lastProgressAt && <Time at={lastProgressAt} as="age" />,
  },
  {
    ...{ id: 'due', title: t`Due`, sort: 'dueAt', wide: 'desk', align: 'right', figure: true, width: 'w-24' },
    cell: ({ dueAt, endedAt }) => dueAt && <Time at={dueAt} as={endedAt ? 'date' : 'left'} />,
  },
];

const usual = ['worker', 'attempts', 'proof', 'cost', 'progressed', 'due'];

/** The columns that this person wants to see. */
export function useTaskColumns() {
  const [shown, setShown] = usePreference('task-columns', isListOfTexts, usual);
  return {
    columns: taskColumns.filter(({ id }) => shown.includes(id)),
    isShown: (id: string) => shown.includes(id),
    toggle: (id: string) => setShown(shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id]),
    reset: () => setShown(usual),
  };
}

export type TaskColumns = ReturnType<typeof useTaskColumns>;
