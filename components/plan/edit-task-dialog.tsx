'use client';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Loaded } from '@/components/layout/loaded';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { SkeletonRows } from '@/components/ui/skeleton';
import { missionKey, taskKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { setTaskDependencies, updateTask } from '@/lib/tasks/operations';
import { taskQuery } from '@/lib/tasks/queries';
import type { TaskView } from '@/lib/tasks/schema-view';
import { ConflictList } from './conflict-list';
import { draftOf, type TaskDraft, taskFieldNames, taskWords } from './task-draft';
import { TaskFields } from './task-fields';
import { useEdit } from './use-edit';
import { usePlanOptions } from './use-plan-options';

interface EditTaskDialogProps {
  missionId: string;
  taskId: string;
  onClose: () => void;
}

/** Every planned word of a task, to be changed while others may change it too. */
export function EditTaskDialog({ missionId, taskId, onClose }: EditTaskDialogProps) {
  const { slug } = useWorkspace();
  const form = useId();
  const query = useQuery(taskQuery(slug, missionId, taskId));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={query.data ? `Edit ${query.data.key}` : 'Edit the task'}
      description={
        query.data && !query.data.can.editStructure
          ? 'What it waits for, its objective, criteria and evidence stay as they are: it is being worked on or done.'
          : undefined
      }
      footer={
        <>
          <Button type="submit" form={form} size="large" disabled={!query.data}>
            Save
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
      <Loaded query={query} what="The task" skeleton={<SkeletonRows label="Reading the task" />}>
        {(task) => <EditForm form={form} task={task} onSaved={onClose} />}
      </Loaded>
    </Dialog>
  );
}

function EditForm({ form, task, onSaved }: { form: string; task: TaskView; onSaved: () => void }) {
  const { slug } = useWorkspace();
  const options = usePlanOptions(task.missionId, task.id);
  const edit = useEdit<TaskDraft>(draftOf(task));
  const stale = () => [
    taskKey(slug, task.missionId, task.id),
    ...(['graph', 'tasks', 'readiness', 'contract'] as const).map((part) => missionKey(slug, task.missionId, part)),
  ];
  const update = useWrite(updateTask, { stale });
  const setDependencies = useWrite(setTaskDependencies, { stale });
  const error = update.error ?? setDependencies.error;
  const save = async () => {
    const { dependsOn, ...changes } = edit.changes;
    if (Object.keys(changes).length > 0)
      await update.mutateAsync({ task: task.id, expectedVersion: task.version, ...changes });
    if (dependsOn) await setDependencies.mutateAsync({ task: task.id, dependsOn });
    onSaved();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // What was refused stands on the form, and nothing that was typed is lost.
    if (edit.conflicts.length === 0) save().catch(() => {});
  };
  return (
    <form id={form} onSubmit={submit} className="flex flex-col gap-4">
      <ConflictList
        conflicts={edit.conflicts}
        words={taskWords}
        onKeepMine={edit.keepMine}
        onTakeTheirs={edit.takeTheirs}
      />
      <FormProblem error={error} fields={taskFieldNames} />
      <TaskFields value={edit.value} set={edit.set} options={options} error={error} />
    </form>
  );
}
