'use client';
import { useQuery } from '@tanstack/react-query';
import { ReadJson } from '@/components/ui/read-json';
import { attemptQuery } from '@/lib/attempts/queries';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { Section } from './section';
import { SubtaskList, subtasksOf } from './subtask-list';

type Attempt = TaskView['attempts'][number];

/** How far an attempt that has ended had come: its subtasks and the checkpoint that the next attempt is given. */
export function ReachedSection({ attempt }: { attempt: Attempt }) {
  const { slug } = useWorkspace();
  const { data } = useQuery(attemptQuery(slug, attempt));
  if (attempt.endedAt === null) return null;
  const checkpoint = data?.checkpoint ?? null;
  const subtasks = subtasksOf(attempt.subtasks);
  if (checkpoint === null && subtasks.length === 0) return null;
  const done = subtasks.filter((subtask) => subtask.done).length;
  return (
    <Section title="How far it came" aside={subtasks.length > 0 && t`${done} of ${subtasks.length} subtasks`}>
      <SubtaskList subtasks={subtasks} />
      {checkpoint !== null && (
        <ReadJson
          label="Read its checkpoint"
          title={t`Checkpoint of attempt ${attempt.number}`}
          description="Where its worker said that the work stands. The next attempt was or will be given it, as data."
          value={checkpoint}
          className="mt-1.5"
        />
      )}
    </Section>
  );
}
