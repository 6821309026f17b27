'use client';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { dropLease, type HeldLease } from '@/lib/client/held-leases';
import { missionKey, taskKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { failTask, releaseTask } from '@/lib/work/operations';
import { WriteError } from './write-error';

type Props = { task: TaskView; lease: HeldLease; way: 'release' | 'fail'; onClose: () => void };

/** Gives a task back without a result: released it costs no attempt, failed it does. */
export function GiveUpDialog({ task, lease, way, onClose }: Props) {
  const { slug } = useWorkspace();
  const [reason, setReason] = useState('');
  const left = task.maxAttempts - task.attemptsUsed;
  const settings = {
    stale: () => [taskKey(slug, task.missionId, task.id), missionKey(slug, task.missionId, 'graph')],
    onDone: () => dropLease(lease.attempt),
  };
  const release = useWrite(releaseTask, settings);
  const fail = useWrite(failTask, settings);
  const write = way === 'release' ? release : fail;
  const consequences =
    way === 'release'
      ? [t`The task goes back into the queue.`, t`It costs no attempt.`]
      : [
          left > 1
            ? t`One of ${left} attempts left is used up.`
            : t`It was the last attempt: a person must decide what follows.`,
          t`Your reason goes to whoever tries next.`,
        ];
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={way === 'release' ? t`Release ${task.key} ${task.title}?` : t`Fail ${task.key} ${task.title}?`}
      consequences={consequences}
      confirmLabel={way === 'release' ? t`Release` : t`Fail`}
      confirmDisabled={reason.trim() === ''}
      onConfirm={async () => {
        await write.mutateAsync({ task: task.id, leaseToken: lease.leaseToken, reason });
      }}
    >
      <Field label="Reason">
        <Textarea value={reason} onValueChange={setReason} maxLength={2000} />
      </Field>
      <WriteError error={write.error} />
    </AlertDialog>
  );
}
