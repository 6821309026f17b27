'use client';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toaster';
import { missionKey } from '@/lib/client/live-updates';
import { useKept } from '@/lib/client/use-kept';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { FieldError } from '@/lib/core/errors';
import { t } from '@/lib/core/words';
import { createTask } from '@/lib/tasks/operations';
import { differingFields, emptyDraft, inputOf, type TaskDraft } from './task-draft';
import { TaskForm } from './task-form';
import { WriteError } from './write-error';

type Props = {
  missionId: string;
  /** What is known already, such as the task that it comes after. */
  initial?: Partial<TaskDraft> | undefined;
  onClose: () => void;
  onCreated?: ((taskId: string) => void) | undefined;
};

/** Adds a task. What was written outlives the dialog until it was taken, or thrown away. */
export function NewTaskDialog({ missionId, initial, onClose, onCreated }: Props) {
  const form = useId();
  const { slug } = useWorkspace();
  const blank = { ...emptyDraft, ...initial };
  const kept = useKept<TaskDraft>(
    `new task ${missionId}`,
    () => blank,
    (draft) => differingFields(blank, draft).length > 0,
  );
  const draft = kept.value;
  const [ownErrors, setOwnErrors] = useState<FieldError[]>([]);
  const create = useWrite(createTask, {
    stale: () => [
      missionKey(slug, missionId, 'tasks'),
      missionKey(slug, missionId, 'graph'),
      missionKey(slug, missionId, 'header'),
      missionKey(slug, missionId, 'readiness'),
    ],
    onDone: ({ tasks: [made] }) => {
      if (made) {
        toast({ title: t`${made.key} was added.` });
        onCreated?.(made.id);
      }
      kept.forget();
      onClose();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    try {
      setOwnErrors([]);
      create.mutate({ mission: missionId, ...inputOf(draft), dependsOn: draft.dependsOn });
    } catch {
      setOwnErrors([{ path: 'outputSchema', message: t`This is no JSON.` }]);
    }
  };
  const errors = [...ownErrors, ...(create.error?.errors ?? [])];
  return (
    <Dialog
      title="New task"
      description="One action for one agent, or one person."
      size="large"
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button
            type="submit"
            form={form}
            size="large"
            keys="mod+enter"
            busy={create.isPending}
            disabled={draft.title.trim() === ''}
          >
            Add the task
          </Button>
          {kept.wasKept && (
            <Button size="large" variant="ghost" onClick={kept.restart}>
              Start afresh
            </Button>
          )}
        </>
      }
    >
      <form id={form} onSubmit={send}>
        <TaskForm
          missionId={missionId}
          draft={draft}
          errors={errors}
          onChange={(change) => kept.setValue((now) => ({ ...now, ...change }))}
        />
        <div className="mt-3">
          <WriteError error={create.error} />
        </div>
      </form>
    </Dialog>
  );
}
