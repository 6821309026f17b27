'use client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { PageBody } from '@/components/layout/page-header';
import { useMissionOf } from '@/components/missions/use-mission';
import { SavedViews } from '@/components/saved-views/saved-views';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/input';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { graphQuery, taskListQuery } from '@/lib/tasks/queries';
import type { TaskSummary } from '@/lib/tasks/schema-view';
import { NewTaskDialog } from './dialogs-on-demand';
import { EditHistoryButtons } from './edit-history';
import { SaveTasks } from './save-tasks';
import { TaskBatchBar } from './task-batch-bar';
import { useTaskColumns } from './task-columns';
import { TaskColumnsMenu } from './task-columns-menu';
import { TaskFilters } from './task-filters';
import { rowsOf } from './task-groups';
import { SortChoice } from './task-sort';
import { TaskTable } from './task-table';
import { useOpenTask } from './use-open-task';
import { useTaskFilter } from './use-task-filter';
import { useTaskSelection } from './use-task-selection';

/** Every task of a mission in one dense table; filter and sorting are in the address, a row opens the inspector. */
export function TaskList({ missionId }: { missionId: string }) {
  const { slug } = useWorkspace();
  const mission = useMissionOf(missionId);
  const filter = useTaskFilter();
  const { open } = useOpenTask();
  const listed = { mission: missionId, ...filter.input };
  const query = useInfiniteQuery(taskListQuery(slug, listed));
  const selection = useTaskSelection(query.data ?? []);
  const columns = useTaskColumns();
  const context = useContextOf(missionId);
  const { fetchNextPage, hasNextPage } = query;
  const onEnd = useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage]);
  const mayAdd = mission?.can.addTasks === true;
  const mayEdit = mission?.can.edit === true;
  useHotkeys([{ keys: 'n', label: t`New task`, when: () => mayAdd, run: () => filter.setAdding(true) }]);
  return (
    <>
      <PageBody>
        <div className="flex flex-wrap items-center gap-2 px-4 py-2 md:px-5">
          {mission && <TaskFilters mission={mission} value={filter.show} onChange={filter.setShow} />}
          <Search value={filter.search} onChange={filter.setSearch} />
          <SortChoice sorting={filter.sorting} onChange={filter.setSorting} className="lg:hidden" />
          <SavedViews page="tasks" />
          <div className="ml-auto flex items-center gap-1 md:gap-2">
            {mayEdit && <EditHistoryButtons missionId={missionId} />}
            <TaskColumnsMenu columns={columns} group={filter.group} onGroup={filter.setGroup} />
            <SaveTasks input={listed} />
            {mayAdd && (
              <Button icon="plus" keys="n" onClick={() => filter.setAdding(true)}>
                New task
              </Button>
            )}
          </div>
        </div>
        <Loaded query={query} what="The tasks" skeleton={<SkeletonRows label="Reading the tasks" rows={12} />}>
          {(tasks) =>
            tasks.length === 0 ? (
              <NoTasks filtered={filter.isFiltered} mayAdd={mayAdd} onAdd={() => filter.setAdding(true)} />
            ) : (
              <>
                <OpenByKey tasks={tasks} />
                {mayEdit && <SelectByKey toggle={selection.toggle} />}
                <TaskTable
                  rows={rowsOf(tasks, filter.group, context, !hasNextPage)}
                  columns={columns.columns}
                  context={context}
                  selection={mayEdit ? selection : undefined}
                  sorting={filter.sorting}
                  onSort={filter.sortBy}
                  onEnd={onEnd}
                  hasMore={hasNextPage}
                />
              </>
            )
          }
        </Loaded>
      </PageBody>
      {mayEdit && selection.selected.length > 0 && <TaskBatchBar missionId={missionId} selection={selection} />}
      {filter.adding && mission && (
        <NewTaskDialog missionId={missionId} onClose={() => filter.setAdding(false)} onCreated={open} />
      )}
    </>
  );
}

/** The names of what rows know by id alone; the graph is read by most pages of a mission anyway. */
function useContextOf(missionId: string) {
  const { slug } = useWorkspace();
  const { data } = useQuery(graphQuery(slug, missionId));
  const names = new Map(data?.milestones.map(({ id, name }) => [id, name]));
  return { milestoneName: (id: string) => names.get(id) ?? '' };
}

/** J and K walk through the rows and keep the inspector on the one they are at. */
function OpenByKey({ tasks }: { tasks: readonly TaskSummary[] }) {
  const { taskId, open } = useOpenTask();
  const step = (by: number) => {
    const at = tasks.findIndex(({ id }) => id === taskId);
    const next = tasks[at === -1 ? (by > 0 ? 0 : tasks.length - 1) : at + by];
    if (next) open(next.id);
  };
  useHotkeys([
    { keys: 'j', label: t`Open the next task`, group: t`Tasks`, repeats: true, run: () => step(1) },
    { keys: 'k', label: t`Open the task before`, group: t`Tasks`, repeats: true, run: () => step(-1) },
  ]);
  return null;
}

/** X alone cancels the task in the inspector. */
function SelectByKey({ toggle }: { toggle: (id: string) => void }) {
  const { taskId } = useOpenTask();
  useHotkeys([
    {
      keys: 'shift+x',
      label: t`Select the task`,
      group: t`Tasks`,
      when: () => taskId !== null,
      run: () => taskId && toggle(taskId),
    },
  ]);
  return null;
}

function Search({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  // Back leads to another search than the one that stands here.
  if (value !== known) {
    setKnown(value);
    setText(value);
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onChange(text.trim());
      }}
      className="w-52 max-sm:min-w-32 max-sm:flex-1"
    >
      <Input
        type="search"
        aria-label="Search tasks by title or key"
        placeholder="Title or key"
        className="h-7"
        value={text}
        onValueChange={(next) => {
          setText(next);
          if (next === '') onChange('');
        }}
        onBlur={() => onChange(text.trim())}
      />
    </form>
  );
}

type NoTasksProps = { filtered: boolean; mayAdd: boolean; onAdd: () => void };

function NoTasks({ filtered, mayAdd, onAdd }: NoTasksProps) {
  if (filtered)
    return <EmptyState title="No task is like that">Show all of them, or search for another word.</EmptyState>;
  return (
    <EmptyState
      title="No tasks yet"
      action={
        mayAdd && (
          <Button icon="plus" keys="n" onClick={onAdd}>
            New task
          </Button>
        )
      }
    >
      A task is one action for one agent: a title, what is to be done, when it counts as done, and what it waits for.
    </EmptyState>
  );
}
