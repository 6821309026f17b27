'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toaster';
import { dropLease, type HeldLease } from '@/lib/client/held-leases';
import { missionKey, taskKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { TaskView } from '@/lib/tasks/schema-view';
import { completeTask } from '@/lib/work/operations';
import { type EvidenceDraft, evidenceClaims } from './evidence-draft';
import { EvidenceFields } from './evidence-fields';
import { WriteError } from './write-error';

type Props = { task: TaskView; lease: HeldLease; onClose: () => void };

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Hands a finished task over: what the next one must know, what was left, and what supports it. */
export function CompleteTaskDialog({ task, lease, onClose }: Props) {
  const { slug } = useWorkspace();
  const [summary, setSummary] = useState('');
  const [done, setDone] = useState('');
  const [leftUndone, setLeftUndone] = useState('');
  const [issues, setIssues] = useState('');
  const [followUps, setFollowUps] = useState('');
  const [evidence, setEvidence] = useState<EvidenceDraft[]>(() =>
    task.evidenceRequired.map(({ kind, words }) => ({ kind, value: '', claim: words })),
  );
  const complete = useWrite(completeTask, {
    stale: () => [taskKey(slug, task.missionId, task.id), missionKey(slug, task.missionId, 'graph')],
    onDone: ({ status }) => {
      dropLease(lease.attempt);
      toast({ title: status === 'review' ? `${task.key} waits for a review.` : `${task.key} is done.` });
      onClose();
    },
  });
  const send = () =>
    complete.mutate({
      task: task.id,
      leaseToken: lease.leaseToken,
      handoff: {
        summary,
        done: linesOf(done),
        leftUndone: linesOf(leftUndone),
        issues: linesOf(issues).map((text) => ({ text })),
        followUps: linesOf(followUps),
      },
      evidence: evidenceClaims(evidence, task.fulfils),
    });
  return (
    <Dialog
      title={`Complete ${task.key} ${task.title}`}
      description={
        task.verification === 'review'
          ? 'Somebody else reviews the result before it counts as done.'
          : 'It counts as done at once, and what waits for it can begin.'
      }
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <Button size="large" keys="mod+enter" disabled={summary.trim() === ''} busy={complete.isPending} onClick={send}>
          Complete and hand over
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Field label="Summary" hint="What the next worker and a reviewer must know.">
          <Textarea value={summary} onValueChange={setSummary} rows={3} maxLength={8000} />
        </Field>
        <EvidenceFields drafts={evidence} onChange={setEvidence} />
        <details>
          <summary className="cursor-pointer text-12 text-ink-2">What was done and what was left</summary>
          <div className="mt-2 flex flex-col gap-3">
            <Field label="Done" hint="One line each." optional>
              <Textarea value={done} onValueChange={setDone} rows={2} />
            </Field>
            <Field label="Left undone" hint="One line each; a person decides where each goes." optional>
              <Textarea value={leftUndone} onValueChange={setLeftUndone} rows={2} />
            </Field>
            <Field label="Problems found" hint="One line each." optional>
              <Textarea value={issues} onValueChange={setIssues} rows={2} />
            </Field>
            <Field label="What should follow" hint="One line each." optional>
              <Textarea value={followUps} onValueChange={setFollowUps} rows={2} />
            </Field>
          </div>
        </details>
        <WriteError error={complete.error} />
      </div>
    </Dialog>
  );
}
