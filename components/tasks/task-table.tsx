'use client';
import { type Ref, useEffect, useRef } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { cx } from '@/components/ui/cx';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { useWindow } from '@/components/ui/use-window';
import { t } from '@/lib/core/words';
import type { TaskSummary } from '@/lib/tasks/schema-view';
import type { CellContext, TaskColumn } from './task-columns';
import type { TableRow } from './task-groups';
import { TaskLink } from './task-link';
import { SortHeader, type SortProps } from './task-sort';
import { taskStatusName } from './task-status';
import { useOpenTask } from './use-open-task';
import type { TaskSelection } from './use-task-selection';

type Props = SortProps & {
  rows: readonly TableRow[];
  columns: readonly TaskColumn[];
  context: CellContext;
  /** For whoever may change tasks. */
  selection?: TaskSelection | undefined;
  /** The last rows are about to be seen. */
  onEnd: () => void;
  /** Whether more rows than these are to come. */
  hasMore: boolean;
};

// Rows that are still to be seen when the next page is asked for.
const rowsAhead = 60;

/** One row for each task, of which those in view stand on the page; headings between them where the table is grouped. */
export function TaskTable({ rows, columns, context, selection, onEnd, hasMore, ...sort }: Props) {
  const { taskId, open } = useOpenTask();
  const body = useRef<HTMLTableSectionElement>(null);
  const view = useWindow({
    body,
    count: rows.length,
    rowHeight: 36,
    keyOf: (index) => rows[index]?.id ?? String(index),
  });
  const isNearEnd = hasMore && (view.indexes.at(-1) ?? 0) >= rows.length - rowsAhead;
  useEffect(() => {
    if (isNearEnd) onEnd();
  }, [isNearEnd, onEnd]);
  // J and K may lead to a row that is not on the page.
  const at = rows.findIndex(({ id }) => id === taskId);
  const { rows: scroll } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes to the row when another is opened, not when rows move
  useEffect(() => {
    if (at !== -1) scroll.scrollToIndex(at, { align: 'auto' });
  }, [taskId]);
  const width = columns.length + (selection ? 4 : 3);
  return (
    <Table label="Tasks" rowCount={hasMore ? -1 : rows.length + 1} className="table-fixed max-md:table-auto">
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
          <SortHeader by="status" {...sort} className="w-24 max-md:w-auto lg:w-28" />
          <SortHeader by="title" {...sort} />
          {columns.map((column) => {
            const { id, sort: by, title, wide, align, width: columnWidth } = column;
            const className = cx(columnWidth, edgeOf(column, columns));
            return by ? (
              <SortHeader key={id} by={by} {...sort} wide={wide} align={align} className={className} />
            ) : (
              <Th key={id} wide={wide} align={align} className={className}>
                {title}
              </Th>
            );
          })}
        </tr>
      </thead>
      <tbody ref={body}>
        <Gap height={view.above} />
        {view.indexes.map((index) => {
          const row = rows[index];
          if (!row) return null;
          const place = { 'data-index': index, 'aria-rowindex': index + 2, ref: scroll.measureElement };
          if (row.kind === 'heading') return <Heading key={row.id} row={row} span={width} place={place} />;
          return (
            <Row
              key={row.id}
              task={row.task}
              columns={columns}
              context={context}
              opened={row.id === taskId}
              selection={selection}
              onOpen={() => open(row.id)}
              place={place}
            />
          );
        })}
        <Gap height={view.below} />
      </tbody>
    </Table>
  );
}

/** The last that is left where those of a desk give way keeps off the edge, as the last of all does. */
const edgeOf = (column: TaskColumn, columns: readonly TaskColumn[]): string | undefined =>
  columns.findLast(({ wide }) => wide === true) === column ? 'md:max-lg:pr-5' : undefined;

type Place = { 'data-index': number; 'aria-rowindex': number; ref: Ref<HTMLTableRowElement> };

/** As high as the rows that are left out. */
const Gap = ({ height }: { height: number }) => height > 0 && <tr style={{ height }} />;

type HeadingProps = { row: Extract<TableRow, { kind: 'heading' }>; span: number; place: Place };

function Heading({ row, span, place }: HeadingProps) {
  return (
    <tr {...place} className="border-line border-t">
      <th scope="rowgroup" colSpan={span} className="px-4 pt-3 pb-1 text-left font-medium text-12 md:px-5">
        {row.label} {row.count !== null && <span className="figure text-ink-3">{row.count}</span>}
      </th>
    </tr>
  );
}

type RowProps = Pick<Props, 'columns' | 'context' | 'selection'> & {
  task: TaskSummary;
  opened: boolean;
  onOpen: () => void;
  place: Place;
};

function Row({ task, columns, context, opened, selection, onOpen, place }: RowProps) {
  const chosen = selection?.has(task.id) === true;
  return (
    <Tr {...place} selected={opened || chosen} onClick={onOpen} className="cursor-pointer">
      {selection && (
        // Shift with a press would mark the text between as well.
        <Td
          onClick={(event) => event.stopPropagation()}
          onMouseDown={(event) => event.shiftKey && event.preventDefault()}
        >
          <Checkbox
            aria-label={t`Select ${task.key}`}
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
        <span className="flex min-w-0 items-baseline gap-x-2 max-lg:block">
          <TaskLink
            id={task.id}
            className="truncate font-medium hover:underline max-lg:line-clamp-3 max-lg:break-words max-lg:whitespace-normal"
          >
            {task.title}
          </TaskLink>
          <Why task={task} />
        </span>
      </Td>
      {columns.map((column) => {
        const { id, wide, align, figure, cell } = column;
        const className = cx('truncate text-12 text-ink-2', edgeOf(column, columns));
        return (
          <Td key={id} {...{ wide, align, figure, className }}>
            {cell(task, context)}
          </Td>
        );
      })}
    </Tr>
  );
}

/** Why it does not move; most rows say nothing. */
function Why({ task }: { task: TaskSummary }) {
  const waits = task.dependsOn.filter(({ status }) => status !== 'done' && status !== 'skipped').map(({ key }) => key);
  const more = waits.length > 3 ? t` and ${waits.length - 3} more` : '';
  const words = task.block
    ? t`blocked: ${task.block.reason || task.block.kind}`
    : task.status === 'todo' && waits.length > 0
      ? t`after ${waits.slice(0, 3).join(', ')}${more}`
      : null;
  if (words === null) return null;
  return <span className="max-w-1/2 shrink-0 truncate text-11 text-ink-3 max-lg:block max-lg:max-w-none">{words}</span>;
}
