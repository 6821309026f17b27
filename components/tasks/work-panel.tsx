'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { InspectorSection } from '@/components/ui/inspector';
import { NumberInput } from '@/components/ui/number-input';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toaster';
import { reportProgress } from '@/lib/attempts/operations';
import type { HeldLease } from '@/lib/client/held-leases';
import { useHotkeys } from '@/lib/client/hotkeys';
import { taskKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { CompleteTaskDialog } from './complete-task-dialog';
import { GiveUpDialog } from './give-up-dialog';
import { useHeldLease } from './use-held-lease';
import { WriteError } from './write-error';

type Props = { task: TaskView; attemptId: string };

/** The task is mine: report, finish it with a handoff, give it back. Any open page of the workspace keeps the lease. */
export function WorkPanel({ task, attemptId }: Props) {
  const lease = useHeldLease(attemptId);
  if (!lease)
    return (
      <InspectorSection>
        <Callout title="You hold this task in another browser">
          Go on there. To work on it here, take it back and claim it again.
        </Callout>
      </InspectorSection>
    );
  return <Work task={task} lease={lease} />;
}

function Work({ task, lease }: { task: TaskView; lease: HeldLease }) {
  const { slug } = useWorkspace();
  const [note, setNote] = useState('');
  const [percent, setPercent] = useState<number | null>(null);
  const [open, setOpen] = useState<'complete' | 'release' | 'fail' | null>(null);
  const report = useWrite(reportProgress, {
    stale: () => [taskKey(slug, task.missionId, task.id)],
    onDone: () => {
      setNote('');
      setPercent(null);
      toast({ title: t`Progress reported.` });
    },
  });
  const held = { task: task.id, leaseToken: lease.leaseToken };
  useHotkeys([{ keys: 'd', label: t`Complete the task`, group: t`Inspector`, run: () => setOpen('complete') }]);
  return (
    <InspectorSection className="flex flex-col gap-2.5 bg-s2 pb-3">
      <p className="text-12 text-ink-2">
        You hold this task. It is kept for you while a page of this workspace is open.
      </p>
      <Field label="Progress note" optional>
        <Textarea value={note} onValueChange={setNote} rows={2} maxLength={2000} />
      </Field>
      <div className="flex flex-wrap items-end gap-2">
        <Field label="Done so far" optional className="w-28">
          <NumberInput value={percent} onValueChange={setPercent} min={0} max={100} unit="%" />
        </Field>
        <Button
          size="large"
          busy={report.isPending}
          disabled={note.trim() === '' && percent === null}
          onClick={() => report.mutate({ ...held, ...(note.trim() && { note }), ...(percent !== null && { percent }) })}
        >
          Report
        </Button>
      </div>
      <WriteError error={report.error} />
      <div className="flex flex-wrap gap-2">
        <Button keys="d" onClick={() => setOpen('complete')}>
          Complete
        </Button>
        <Button variant="ghost" onClick={() => setOpen('release')}>
          Release
        </Button>
        <Button variant="ghost" onClick={() => setOpen('fail')}>
          Fail
        </Button>
      </div>
      {open === 'complete' && <CompleteTaskDialog task={task} lease={lease} onClose={() => setOpen(null)} />}
      {(open === 'release' || open === 'fail') && (
        <GiveUpDialog task={task} lease={lease} way={open} onClose={() => setOpen(null)} />
      )}
    </InspectorSection>
  );
}
