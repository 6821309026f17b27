'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { Textarea } from '@/components/ui/textarea';
import { missionKey, taskKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { disposeHandoffItem } from '@/lib/handoffs/operations';
import type { Disposition } from '@/lib/handoffs/schema';
import type { TaskView } from '@/lib/tasks/schema-view';
import { useTaskOptions } from './use-task-options';
import { WriteError } from './write-error';

const ways: { value: Disposition; label: string }[] = [
  { value: 'tracked_by', label: t`Tracked by a task` },
  { value: 'fixed_by', label: t`Fixed by a task` },
  { value: 'dismissed', label: t`Dismissed` },
];

type Props = { item: TaskView['handoffItems'][number]; task: TaskView; onClose: () => void };

/** Says where a leftover goes: to a task, or nowhere, because. */
export function DisposeDialog({ item, task, onClose }: Props) {
  const { slug } = useWorkspace();
  const [way, setWay] = useState<Disposition>('tracked_by');
  const [taskId, setTaskId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const tasks = useTaskOptions(task.missionId, task.id);
  const dispose = useWrite(disposeHandoffItem, {
    stale: () => [taskKey(slug, task.missionId, task.id), missionKey(slug, task.missionId, 'handoffs')],
    onDone: onClose,
  });
  const isDismissal = way === 'dismissed';
  const ready = isDismissal ? reason.trim() !== '' : taskId !== null;
  return (
    <Dialog
      title="Where does this leftover go?"
      description={<q>{item.text}</q>}
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <Button
          size="large"
          keys="mod+enter"
          disabled={!ready}
          busy={dispose.isPending}
          onClick={() =>
            dispose.mutate({
              handoffItem: item.id,
              disposition: way,
              reason,
              ...(!isDismissal && taskId !== null && { taskId }),
            })
          }
        >
          Decide
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Segmented label="Disposition" choices={ways} value={way} onValueChange={setWay} />
        {!isDismissal && (
          <Field label="Task">
            <Combobox options={tasks} value={taskId} onValueChange={setTaskId} placeholder="Key or title" />
          </Field>
        )}
        <Field label={isDismissal ? t`Because` : t`Note`} optional={!isDismissal}>
          <Textarea value={reason} onValueChange={setReason} maxLength={2000} />
        </Field>
        <WriteError error={dispose.error} />
      </div>
    </Dialog>
  );
}
