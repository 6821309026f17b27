'use client';
import type { ComponentProps } from 'react';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { Th } from '@/components/ui/table';
import { t } from '@/lib/core/words';
import type { Sorting, TaskSort } from '@/lib/tasks/schema';
import { taskSorts } from '@/lib/tasks/values';

const columnWords: Record<TaskSort, string> = {
  key: t`Key`,
  status: t`Status`,
  title: t`Title`,
  milestone: t`Milestone`,
  worker: t`Worker`,
  cost: t`Cost`,
  lastProgressAt: t`Progressed`,
  dueAt: t`Due`,
};

export type SortProps = { sorting: Sorting; onSort: (by: TaskSort) => void };
type HeaderProps = SortProps & { by: TaskSort } & Omit<ComponentProps<typeof Th>, 'children'>;

/** The head of a column by which the table can be sorted: pressed once upwards, once more downwards. */
export function SortHeader({ by, sorting, onSort, ...rest }: HeaderProps) {
  const active = by === sorting.sort;
  const upwards = sorting.order === 'asc';
  return (
    <Th {...rest} aria-sort={active ? (upwards ? 'ascending' : 'descending') : undefined}>
      <button
        type="button"
        onClick={() => onSort(by)}
        className={cx(
          'touch-target inline-flex h-6 items-center gap-1 hover:text-ink',
          rest.align === 'right' && 'flex-row-reverse',
          active && 'font-medium text-ink',
        )}
      >
        {columnWords[by]}
        {active && <Icon name="down" size={10} className={cx(upwards && 'rotate-180')} />}
      </button>
    </Th>
  );
}

type ChoiceProps = { sorting: Sorting; onChange: (sorting: Sorting) => void; className?: string | undefined };

/** The same choice where the screen is too narrow to show every column. */
export function SortChoice({ sorting, onChange, className }: ChoiceProps) {
  const upwards = sorting.order === 'asc';
  return (
    <div className={cx('flex items-center gap-1', className)}>
      <Select
        aria-label="Sort by"
        className="w-32"
        options={taskSorts.map((value) => ({ value, label: columnWords[value] }))}
        value={sorting.sort}
        onValueChange={(sort) => onChange({ sort, order: 'asc' })}
      />
      <IconButton
        icon="down"
        label={upwards ? t`Sort downwards` : t`Sort upwards`}
        className={cx(upwards && 'rotate-180')}
        onClick={() => onChange({ ...sorting, order: upwards ? 'desc' : 'asc' })}
      />
    </div>
  );
}
