'use client';
import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { statusLooks } from '@/components/ui/status';
import { Glyph } from '@/components/ui/status-glyph';
import { onPlainPress } from '@/lib/client/plain-press';
import type { TaskStatus } from '@/lib/tasks/schema';
import { useOpenTask } from './use-open-task';

type Props = { id: string; children: ReactNode; className?: string | undefined };

/** Opens a task in the inspector over the present page. A real link: it can be copied and opened in a new window. */
export function TaskLink({ id, children, className }: Props) {
  const { open } = useOpenTask();
  return (
    <a href={`?task=${id}`} onClick={onPlainPress(() => open(id))} className={className}>
      {children}
    </a>
  );
}

type Ref = { id: string; key: string; status?: TaskStatus | undefined };

/** A task by its key, with the glyph of its status. */
export function TaskKey({ task, className }: { task: Ref; className?: string | undefined }) {
  const look = task.status && statusLooks[task.status];
  return (
    <TaskLink
      id={task.id}
      className={cx(
        'touch-target inline-flex items-center gap-1 rounded-1 border border-line-2 px-1.5 py-px text-11 hover:border-ink-3',
        className,
      )}
    >
      {look && <Glyph name={look.glyph} tone={look.tone} size={11} />}
      <span className="figure font-medium">{task.key}</span>
      {look && <span className="text-ink-3">{look.word}</span>}
    </TaskLink>
  );
}
