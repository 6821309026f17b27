'use client';
import { cx } from '@/components/ui/cx';
import { Glyph } from '@/components/ui/status-glyph';
import { placed } from './placed';

type Subtask = { title: string; done: boolean };

/** The steps that a worker set itself, in their order; nothing where it set none. */
export function SubtaskList({ subtasks, className }: { subtasks: unknown; className?: string }) {
  const steps = subtasksOf(subtasks);
  if (steps.length === 0) return null;
  return (
    <ol aria-label="Subtasks" className={cx('flex flex-col gap-0.5 text-12', className)}>
      {placed(steps).map((step) => (
        <li key={step.place} className="flex items-baseline gap-1.5">
          <Glyph name={step.done ? 'done' : 'todo'} tone="ink-3" size={11} className="translate-y-0.5" />
          <span className="min-w-0 break-words text-ink-2">{step.title}</span>
          <span className="sr-only">{step.done ? 'done' : 'open'}</span>
        </li>
      ))}
    </ol>
  );
}

export function subtasksOf(value: unknown): Subtask[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is Subtask => typeof one?.title === 'string');
}
