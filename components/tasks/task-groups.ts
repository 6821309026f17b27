import { statusLooks } from '@/components/ui/status';
import { t } from '@/lib/core/words';
import type { TaskSort } from '@/lib/tasks/schema';
import type { TaskSummary } from '@/lib/tasks/schema-view';
import type { CellContext } from './task-columns';
import { taskStatusName } from './task-status';

export const taskGroups = ['none', 'status', 'milestone', 'worker'] as const satisfies ('none' | TaskSort)[];
/** A table is grouped by what it is sorted by, so that each heading stands once, however many pages are read. */
export type TaskGroup = (typeof taskGroups)[number];

export const groupWords: Record<TaskGroup, string> = {
  none: t`No headings`,
  status: t`Under statuses`,
  milestone: t`Under milestones`,
  worker: t`Under workers`,
};

export type TableRow =
  | { kind: 'heading'; id: string; label: string; count: number | null }
  | { kind: 'task'; id: string; task: TaskSummary };

function headingOf(task: TaskSummary, group: TaskGroup, { milestoneName }: CellContext): string {
  if (group === 'status') return statusLooks[taskStatusName(task)].word;
  if (group === 'milestone') return task.milestoneId === null ? t`no milestone` : milestoneName(task.milestoneId);
  return task.worker?.name ?? t`nobody yet`;
}

/** Tasks as the table's rows. A heading counts its tasks once all of them are read: `isWhole`, or another heading follows. */
export function rowsOf(
  tasks: readonly TaskSummary[],
  group: TaskGroup,
  context: CellContext,
  isWhole: boolean,
): TableRow[] {
  if (group === 'none') return tasks.map((task) => ({ kind: 'task', id: task.id, task }));
  const groups: { label: string; tasks: TaskSummary[] }[] = [];
  for (const task of tasks) {
    const label = headingOf(task, group, context);
    const last = groups.at(-1);
    if (last?.label === label) last.tasks.push(task);
    else groups.push({ label, tasks: [task] });
  }
  return groups.flatMap(({ label, tasks: inGroup }, index): TableRow[] => [
    {
      ...{ kind: 'heading', id: `heading ${index} ${label}`, label },
      count: isWhole || index < groups.length - 1 ? inGroup.length : null,
    },
    ...inGroup.map((task) => ({ kind: 'task' as const, id: task.id, task })),
  ]);
}
