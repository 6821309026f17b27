'use client';
import { Checkbox } from '@/components/ui/checkbox';
import { Money } from '@/components/ui/money';
import { PrincipalName } from '@/components/ui/principal-name';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { Strength } from '@/components/ui/strength';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { TaskSummary } from '@/lib/tasks/schema-view';
import { TaskLink } from './task-link';
import { SortHeader, type SortProps } from './task-sort';
import { taskStatusName } from './task-status';
import { useOpenTask } from './use-open-task';
import type { TaskSelection } from './use-task-selection';

type Props = SortProps & {
  tasks: readonly TaskSummary[];
  /** For whoever may change tasks. */
  selection?: TaskSelection | undefined;
};

/** One row for each task: how it stands, who has it, what it took, what proves it, when it is due. */
export function TaskTable({ tasks, selection, ...sort }: Props) {
  const { taskId, open } = useOpenTask();
  return (
    <Table label="Tasks" className="table-fixed max-md:table-auto">
      <thead>
        <tr>
          {selection && (
            <Th className="w-11">
              <Checkbox
                aria-label="Select all"
                checked={selection.isAll}
                indeterminate={!selection.isAll && selection.selected.length > 0}
                onCheckedChange={selection.toggleAll}
              />
            </Th>
          )}
          <SortHeader by="key" {...sort} className="w-16" />
          <SortHeader by="status" {...sort} className="w-28 max-md:w-auto" />
          <SortHeader by="title" {...sort} />
          <SortHeader by="worker" {...sort} wide className="w-32" />
          <Th wide="desk" align="right" className="w-24">
            Attempts used
          </Th>
          <Th wide className="w-32">
            Proof
          </Th>
          <SortHeader by="cost" {...sort} wide="desk" align="right" className="w-20" />
          <SortHeader by="lastProgressAt" {...sort} wide align="right" className="w-28" />
          <SortHeader by="dueAt" {...sort} wide="desk" align="right" className="w-24" />
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <Row
            key={task.id}
            task={task}
            opened={task.id === taskId}
            selection={selection}
            onOpen={() => open(task.id)}
          />
        ))}
      </tbody>
    </Table>
  );
}

type RowProps = Pick<Props, 'selection'> & { task: TaskSummary; opened: boolean; onOpen: () => void };

function Row({ task, opened, selection, onOpen }: RowProps) {
  const chosen = selection?.has(task.id) === true;
  return (
    <Tr selected={opened || chosen} onClick={onOpen} className="cursor-pointer">
      {selection && (
        // Shift with a press would mark the text between as well.
        <Td
          onClick={(event) => event.stopPropagation()}
          onMouseDown={(event) => event.shiftKey && event.preventDefault()}
        >
          <Checkbox
            aria-label={`Select ${task.key}`}
            checked={chosen}
            onCheckedChange={(_, event) => selection.toggle(task.id, event instanceof MouseEvent && event.shiftKey)}
          />
        </Td>
      )}
      <Td figure>{task.key}</Td>
      <Td>
        <StatusGlyph status={taskStatusName(task)} className="align-middle text-12" />
      </Td>
      <Td className="min-w-0">
        <span className="flex min-w-0 items-baseline gap-x-2 max-md:block">
          <TaskLink
            id={task.id}
            className="truncate font-medium hover:underline max-md:line-clamp-3 max-md:break-words max-md:whitespace-normal"
          >
            {task.title}
          </TaskLink>
          <Why task={task} />
        </span>
      </Td>
      <Td wide className="truncate text-12">
        {task.worker && <PrincipalName {...task.worker} />}
      </Td>
      <Td wide="desk" figure align="right" className="text-ink-2">
        {task.lastAttempt > 0 && `${task.attemptsUsed}/${task.maxAttempts}`}
      </Td>
      <Td wide>{task.proof !== 'none' && <Strength strength={task.proof} />}</Td>
      <Td wide="desk" figure align="right">
        {Number(task.spent.money) > 0 && <Money amount={task.spent.money} />}
      </Td>
      <Td wide figure align="right" className="text-ink-2">
        {task.lastProgressAt && <Time at={task.lastProgressAt} as="age" />}
      </Td>
      <Td wide="desk" figure align="right" className="text-ink-2">
        {task.dueAt && <Time at={task.dueAt} as={task.endedAt ? 'date' : 'left'} />}
      </Td>
    </Tr>
  );
}

/** Why it does not move; most rows say nothing. */
function Why({ task }: { task: TaskSummary }) {
  const waits = task.dependsOn.filter(({ status }) => status !== 'done' && status !== 'skipped').map(({ key }) => key);
  const more = waits.length > 3 ? ` and ${waits.length - 3} more` : '';
  const words = task.block
    ? `blocked: ${task.block.reason || task.block.kind}`
    : task.status === 'todo' && waits.length > 0
      ? `after ${waits.slice(0, 3).join(', ')}${more}`
      : null;
  if (words === null) return null;
  return <span className="max-w-1/2 shrink-0 truncate text-11 text-ink-3 max-md:block max-md:max-w-none">{words}</span>;
}
