'use client';
import { useQuery } from '@tanstack/react-query';
import { WriteError } from '@/components/tasks/write-error';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { MultiCombobox } from '@/components/ui/multi-combobox';
import { Textarea } from '@/components/ui/textarea';
import { missionKey } from '@/lib/client/live-updates';
import { useKept } from '@/lib/client/use-kept';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { membersQuery } from '@/lib/members/queries';
import { addNote } from '@/lib/missions/operations';

type Draft = { text: string; mentions: string[] };
type Props = { missionId: string; taskId?: string | undefined };

/** A remark on the mission or one of its tasks; whoever it mentions is asked to read it. */
export function NoteForm({ missionId, taskId }: Props) {
  const { slug, me } = useWorkspace();
  const members = useQuery(membersQuery(slug, { limit: 200 }));
  const { value, setValue, restart } = useKept<Draft>(
    `note ${taskId ?? missionId}`,
    () => ({ text: '', mentions: [] }),
    ({ text }) => text.trim() !== '',
  );
  const add = useWrite(addNote, {
    stale: () => [missionKey(slug, missionId, 'notes')],
    onDone: restart,
  });
  const readers = (members.data?.items ?? []).filter(({ id, role }) => role !== 'viewer' && id !== me.memberId);
  return (
    <div className="flex flex-col gap-2">
      <Field label="New note">
        <Textarea
          value={value.text}
          onValueChange={(text) => setValue((now) => ({ ...now, text }))}
          rows={2}
          maxLength={20_000}
        />
      </Field>
      {value.text.trim() !== '' && (
        <Field label="Mention" optional ofButton hint="They find it in their queue.">
          <MultiCombobox
            options={readers.map(({ id, name, role }) => ({ value: id, label: name, note: role }))}
            values={value.mentions}
            onValuesChange={(mentions) => setValue((now) => ({ ...now, mentions }))}
            placeholder="Nobody in particular"
          />
        </Field>
      )}
      <WriteError error={add.error} />
      <Button
        size="small"
        className="self-start"
        disabled={value.text.trim() === ''}
        focusableWhenDisabled
        busy={add.isPending}
        onClick={() => add.mutate({ mission: missionId, ...(taskId && { taskId }), ...value })}
      >
        Add the note
      </Button>
    </div>
  );
}
