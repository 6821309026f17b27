'use client';
import { useQuery } from '@tanstack/react-query';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { AttentionCard } from '@/lib/decisions/schema';
import { tasksQuery } from '@/lib/tasks/queries';
import { TaskSelect } from './task-select';
import type { Extras } from './use-decide';

type Props = { card: AttentionCard; extras: Extras; onChange: (extras: Extras) => void };

/** What the task waits for from now on: another task, or an outside reason that I look after until a date. */
export function CauseFields({ card, extras, onChange }: Props) {
  const { slug, me } = useWorkspace();
  const tasks = useQuery(tasksQuery(slug, { mission: card.mission.id, limit: 200 }));
  const outside = (date: string) =>
    onChange(
      date === ''
        ? { checkAt: undefined, ownerId: undefined }
        : { checkAt: new Date(date).toISOString(), ownerId: me.memberId, taskId: undefined },
    );
  return (
    <>
      <Field label="Another task" optional ofButton>
        <TaskSelect
          tasks={(tasks.data?.items ?? []).filter(({ id }) => id !== card.task?.id)}
          value={extras.taskId}
          onChange={(taskId) => onChange({ taskId, checkAt: undefined, ownerId: undefined })}
        />
      </Field>
      <Field label="Or an outside reason, to be checked by me on" optional>
        <Input type="datetime-local" onValueChange={outside} />
      </Field>
    </>
  );
}
