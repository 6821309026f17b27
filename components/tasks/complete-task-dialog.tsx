'use client';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toaster';
import { reportProgress } from '@/lib/attempts/operations';
import { dropLease, type HeldLease } from '@/lib/client/held-leases';
import { missionKey, taskKey } from '@/lib/client/live-updates';
import { useKept } from '@/lib/client/use-kept';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
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

type Draft = {
  summary: string;
  done: string;
  leftUndone: string;
  issues: string;
  followUps: string;
  evidence: EvidenceDraft[];
};

const isWritten = ({ evidence, ...texts }: Draft): boolean =>
  Object.values(texts).some((text) => text.trim() !== '') || evidence.some(({ value }) => value.trim() !== '');

// As long as the note of a progress may be.
const noteLength = 2000;

/** Hands a finished task over: what the next one must know, what was left, and what supports it. */
export function CompleteTaskDialog({ task, lease, onClose }: Props) {
  const { slug } = useWorkspace();
  const { value: draft, ...kept } = useKept<Draft>(
    `complete ${lease.attempt}`,
    () => ({
      ...{ summary: '', done: '', leftUndone: '', issues: '', followUps: '' },
      evidence: task.evidenceRequired.map(({ kind, words }) => ({ kind, value: '', claim: words })),
    }),
    isWritten,
  );
  const set = (part: Partial<Draft>) => kept.setValue((now) => ({ ...now, ...part }));
  const report = useWrite(reportProgress);
  const complete = useWrite(completeTask, {
    stale: () => [taskKey(slug, task.missionId, task.id), missionKey(slug, task.missionId, 'graph')],
    onDone: ({ status }) => {
      kept.forget();
      dropLease(lease.attempt);
      toast({ title: status === 'review' ? t`${task.key} waits for a review.` : t`${task.key} is done.` });
      onClose();
    },
  });
  const send = async () => {
    const held = { task: task.id, leaseToken: lease.leaseToken };
    // An attempt in which nothing was recorded never succeeds; what a person writes here is their report.
    const isSilent = !task.attempts.find(({ id }) => id === lease.attempt)?.lastProgressAt;
    try {
      if (isSilent) await report.mutateAsync({ ...held, percent: 100, note: draft.summary.slice(0, noteLength) });
    } catch {
      return;
    }
    complete.mutate({
      ...held,
      handoff: {
        summary: draft.summary,
        done: linesOf(draft.done),
        leftUndone: linesOf(draft.leftUndone),
        issues: linesOf(draft.issues).map((text) => ({ text })),
        followUps: linesOf(draft.followUps),
      },
      evidence: evidenceClaims(draft.evidence, task.fulfils),
    });
  };
  return (
    <Dialog
      title={t`Complete ${task.key} ${task.title}`}
      description={
        task.verification === 'review'
          ? t`Somebody else reviews the result before it counts as done.`
          : t`It counts as done at once, and what waits for it can begin.`
      }
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <Button
          size="large"
          keys="mod+enter"
          disabled={draft.summary.trim() === ''}
          busy={report.isPending || complete.isPending}
          onClick={() => void send()}
        >
          Complete and hand over
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Field label="Summary" hint="What the next worker and a reviewer must know.">
          <Textarea value={draft.summary} onValueChange={(summary) => set({ summary })} rows={3} maxLength={8000} />
        </Field>
        <EvidenceFields drafts={draft.evidence} onChange={(evidence) => set({ evidence })} />
        <details>
          <summary className="cursor-pointer text-12 text-ink-2">What was done and what was left</summary>
          <div className="mt-2 flex flex-col gap-3">
            <Field label="Done" hint="One line each." optional>
              <Textarea value={draft.done} onValueChange={(done) => set({ done })} rows={2} />
            </Field>
            <Field label="Left undone" hint="One line each; a person decides where each goes." optional>
              <Textarea value={draft.leftUndone} onValueChange={(leftUndone) => set({ leftUndone })} rows={2} />
            </Field>
            <Field label="Problems found" hint="One line each." optional>
              <Textarea value={draft.issues} onValueChange={(issues) => set({ issues })} rows={2} />
            </Field>
            <Field label="What should follow" hint="One line each." optional>
              <Textarea value={draft.followUps} onValueChange={(followUps) => set({ followUps })} rows={2} />
            </Field>
          </div>
        </details>
        <WriteError error={report.error ?? complete.error} />
      </div>
    </Dialog>
  );
}
