'use client';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import { t } from '@/lib/core/words';
import { type TaskColumns, taskColumns } from './task-columns';
import { groupWords, type TaskGroup, taskGroups } from './task-groups';

type Props = { columns: TaskColumns; group: TaskGroup; onGroup: (group: TaskGroup) => void };

/** How the table is laid out: under which headings, and with which columns. */
export function TaskColumnsMenu({ columns, group, onGroup }: Props) {
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="ghost" icon="filter">
          Layout
        </Button>
      }
      groups={[
        taskGroups.map((value) => ({ label: groupWords[value], checked: value === group, run: () => onGroup(value) })),
        taskColumns.map(({ id, title }) => ({
          label: title,
          checked: columns.isShown(id),
          staysOpen: true,
          run: () => columns.toggle(id),
        })),
        [{ label: t`The usual columns`, run: columns.reset }],
      ]}
    />
  );
}
