'use client';
import { type FormEvent, useId, useState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { createTask } from '@/lib/tasks/operations';
import { emptyTask, type TaskDraft, taskFieldNames } from './task-draft';
import { TaskFields } from './task-fields';
import { usePlanOptions } from './use-plan-options';

interface TaskDialogProps {
  missionId: string;
  /** The new task waits for this one. */
  afterId?: string | null | undefined;
  /** Assertions that it is meant to fulfil. */
  fulfils?: readonly string[] | undefined;
  onClose: () => void;
  onCreated?: ((taskId: string) => void) | undefined;
}

/** A new task by form. "Add and next" keeps the form open for the one that waits for it. */
export function TaskDialog({ missionId, afterId, fulfils = [], onClose, onCreated }: TaskDialogProps) {
  const form = useId();
  const { slug } = useWorkspace();
  const options = usePlanOptions(missionId);
  const first = { ...emptyTask, dependsOn: afterId ? [afterId] : [], fulfils: [...fulfils] };
  const [value, setValue] = useState<TaskDraft>(first);
  const create = useWrite(createTask, {
    stale: () =>
      (['graph', 'tasks', 'header', 'readiness', 'contract'] as const).map((part) => missionKey(slug, missionId, part)),
  });
  const add = async (andNext: boolean) => {
    const { tasks } = await create.mutateAsync({ mission: missionId, ...value });
    const [made] = tasks;
    if (!made) return;
    onCreated?.(made.id);
    if (andNext) setValue({ ...emptyTask, dependsOn: [made.id] });
    else onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    // What was refused stands on the form.
    add(submitter?.getAttribute('value') === 'next').catch(() => {});
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="New task"
      description="One action for one worker. A title is enough for now; what it lacks is listed before the launch."
      footer={
        <>
          <Button type="submit" form={form} size="large" busy={create.isPending}>
            Add task
          </Button>
          <Button type="submit" form={form} value="next" size="large" disabled={create.isPending}>
            Add and next
          </Button>
          <DialogClose
            render={
              <Button size="large" variant="ghost">
                Close
              </Button>
            }
          />
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <FormProblem error={create.error} fields={taskFieldNames} />
        <TaskFields
          value={value}
          set={(part) => setValue((before) => ({ ...before, ...part }))}
          options={options}
          error={create.error}
        />
      </form>
    </Dialog>
  );
}
