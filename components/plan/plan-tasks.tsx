'use client';
import { useQuery } from '@tanstack/react-query';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { EditHistoryButtons } from '@/components/tasks/edit-history';
import { EditTaskDialog } from '@/components/tasks/edit-task-dialog';
import { NewTaskDialog } from '@/components/tasks/new-task-dialog';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Link } from '@/components/ui/link';
import { SectionTitle } from '@/components/ui/section-title';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import type { MissionView } from '@/lib/missions/schema';
import { taskQuery, tasksQuery } from '@/lib/tasks/queries';
import type { TaskSummary } from '@/lib/tasks/schema-view';
import { OutlineDialog } from './outline-dialog';

type Open = { kind: 'new' } | { kind: 'outline' } | { kind: 'edit'; taskId: string } | null;

// The plan shows a page of them; the whole list, with filters, is the Tasks tab.
const shownAtMost = 100;

/** The tasks as a list to plan by form; the same tasks are the graph on its own tab. */
export function PlanTasks({ mission }: { mission: MissionView }) {
  const { slug } = useWorkspace();
  const [open, setOpen] = useState<Open>(null);
  // The list of what is missing leads here for a new task; once the form is open the address has said its word.
  const router = useRouter();
  const path = usePathname();
  const asked = useSearchParams().get('new') !== null;
  useEffect(() => {
    if (!asked) return;
    setOpen({ kind: 'new' });
    router.replace(path, { scroll: false });
  }, [asked, path, router]);
  const query = useQuery(tasksQuery(slug, { mission: mission.id, limit: shownAtMost }));
  const close = () => setOpen(null);
  const may = mission.can.addTasks;
  useHotkeys([{ keys: 'n', label: t`Add a task`, when: () => may, run: () => setOpen({ kind: 'new' }) }]);
  return (
    <section id="tasks" aria-labelledby="plan-tasks">
      <SectionTitle
        id="plan-tasks"
        size="medium"
        aside={
          <Link href={`/${slug}/missions/${mission.id}`} className="underline hover:text-ink">
            {may ? t`Edit them on the graph` : t`See them on the graph`}
          </Link>
        }
      >
        Tasks
      </SectionTitle>
      <Loaded query={query} what="The tasks" skeleton={<SkeletonRows label="Reading the tasks" rows={4} />}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 ? (
              <p className="border-line border-t py-3 text-14 text-ink-2">
                No task yet. A task is one action for one worker; what it waits for makes the graph.
              </p>
            ) : (
              <ul aria-label="Tasks" className="border-line border-b">
                {items.map((task) => (
                  <TaskLine
                    key={task.id}
                    task={task}
                    onEdit={may ? () => setOpen({ kind: 'edit', taskId: task.id }) : null}
                  />
                ))}
              </ul>
            )}
            {nextCursor !== null && (
              <p className="pt-2 text-11 text-ink-3">
                The first {shownAtMost} are shown; all of them stand on the Tasks tab.
              </p>
            )}
          </>
        )}
      </Loaded>
      {may && (
        <div className="mt-3 flex flex-wrap items-center gap-2">
          <Button icon="plus" keys="n" onClick={() => setOpen({ kind: 'new' })}>
            Add task
          </Button>
          <Button variant="ghost" onClick={() => setOpen({ kind: 'outline' })}>
            Paste an outline
          </Button>
          <EditHistoryButtons missionId={mission.id} />
        </div>
      )}
      {open?.kind === 'new' && <NewTaskDialog missionId={mission.id} onClose={close} />}
      {open?.kind === 'outline' && <OutlineDialog missionId={mission.id} onClose={close} />}
      {open?.kind === 'edit' && <EditTask missionId={mission.id} taskId={open.taskId} onClose={close} />}
    </section>
  );
}

/** The form opens on the whole task, which a line of the list does not hold. */
function EditTask({ missionId, taskId, onClose }: { missionId: string; taskId: string; onClose: () => void }) {
  const { slug } = useWorkspace();
  const query = useQuery(taskQuery(slug, missionId, taskId));
  return (
    <Loaded query={query} what="The task" skeleton={null}>
      {(task) => <EditTaskDialog task={task} onClose={onClose} />}
    </Loaded>
  );
}

function TaskLine({ task, onEdit }: { task: TaskSummary; onEdit: (() => void) | null }) {
  const waits = task.dependsOn.map(({ key }) => key).join(', ');
  const facts = [
    waits && t`after ${waits}`,
    task.fulfils.length > 0 && t`fulfils ${task.fulfils.join(', ')}`,
    task.assignedTo.length > 0 && t`for ${task.assignedTo.map(({ name }) => name).join(', ')}`,
  ].filter(Boolean);
  return (
    <li className="grid min-h-(--row) grid-cols-[38px_minmax(0,1fr)_auto] items-center gap-x-2 border-line border-t py-1 hover:bg-s1">
      <span className="font-medium font-mono text-11">{task.key}</span>
      <span className="min-w-0 md:grid md:grid-cols-[minmax(0,1fr)_minmax(0,220px)] md:items-baseline md:gap-4">
        <span className="block truncate" title={task.title}>
          {task.title}
        </span>
        <span className="block truncate text-11 text-ink-3">{facts.join(' · ')}</span>
      </span>
      {onEdit && <IconButton icon="edit" label={t`Edit ${task.key}`} onClick={onEdit} />}
    </li>
  );
}
