'use client';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { Loaded } from '@/components/layout/loaded';
import { CopyButton } from '@/components/ui/copy-button';
import { Inspector } from '@/components/ui/inspector';
import { Link } from '@/components/ui/link';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { whenIdle } from '@/lib/client/when-idle';
import { useWorkspace } from '@/lib/client/workspace-context';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import { taskQuery } from '@/lib/tasks/queries';
import type { TaskView } from '@/lib/tasks/schema-view';
import { InspectorSkeleton } from './inspector-skeleton';
import { taskStatusName } from './task-status';
import { useOpenTask } from './use-open-task';

// A page is read long before a task is opened on it; both parts come together.
const loadBody = () => import('./task-body');
const TaskActions = dynamic(async () => (await loadBody()).TaskActions);
const TaskSections = dynamic(async () => (await loadBody()).TaskSections, { loading: () => <InspectorSkeleton /> });
whenIdle(loadBody);

/** The selected task over any page of its mission. Absent while none is selected. */
export function TaskInspector({ missionId }: { missionId: string }) {
  const { taskId, close } = useOpenTask();
  if (taskId === null) return null;
  return <OpenTask missionId={missionId} taskId={taskId} onClose={close} />;
}

function OpenTask({ missionId, taskId, onClose }: { missionId: string; taskId: string; onClose: () => void }) {
  const { slug } = useWorkspace();
  const query = useQuery(taskQuery(slug, missionId, taskId));
  const task = query.data;
  return (
    <Inspector
      label={task ? t`Task ${task.key}` : t`Task`}
      onClose={onClose}
      eyebrow={task ? <Eyebrow task={task} /> : undefined}
      tools={<CopyButton label="Copy the link to this task" text={linkOf(slug, missionId, taskId)} />}
      title={task?.title ?? t`Task`}
      footer={task && <TaskActions key={task.id} task={task} />}
    >
      <Loaded query={query} what="The task" skeleton={<InspectorSkeleton />}>
        {(found) =>
          found.missionId === missionId ? (
            <TaskSections key={found.id} task={found} />
          ) : (
            <p className="px-4 py-3">
              This task belongs to{' '}
              <Link href={`/${slug}/missions/${found.missionId}?task=${found.id}`} className="underline">
                {found.missionName}
              </Link>
              .
            </p>
          )
        }
      </Loaded>
    </Inspector>
  );
}

const linkOf = (slug: string, missionId: string, taskId: string): string =>
  typeof window === 'undefined' ? '' : `${window.location.origin}/${slug}/missions/${missionId}?task=${taskId}`;

function Eyebrow({ task }: { task: TaskView }) {
  return (
    <>
      <span className="figure font-medium">{task.key}</span>
      <span role="status">
        <StatusGlyph status={taskStatusName(task)} />
      </span>
      {task.isValidation && <span className="text-ink-3">validation</span>}
      {task.priority !== 'medium' && <span className="text-ink-3">{termOf(task.priority)}</span>}
    </>
  );
}
