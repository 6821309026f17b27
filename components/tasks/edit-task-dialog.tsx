'use client';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { StaleEdit } from './stale-edit';
import { TaskForm } from './task-form';
import { useTaskEdit } from './use-task-edit';
import { WriteError } from './write-error';

const knownOf = (task: TaskView) => [
  ...[...task.dependsOn, ...task.notBy].map(({ id, key }) => ({ value: id, label: key })),
  ...[...task.assignedTo, ...(task.fallbackTo?.worker ? [task.fallbackTo.worker] : [])].map(({ id, name }) => ({
    value: id,
    label: name,
  })),
];

/** Edits a task. If somebody else did so meanwhile, it shows what they changed and keeps what was written here. */
export function EditTaskDialog({ task, onClose }: { task: TaskView; onClose: () => void }) {
  const edit = useTaskEdit(task, onClose);
  return (
    <Dialog
      title={t`Edit ${task.key}`}
      size="large"
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button
            size="large"
            keys="mod+enter"
            busy={edit.busy}
            disabled={!edit.changed || edit.draft.title.trim() === ''}
            onClick={() => void edit.save()}
          >
            {edit.theirs.length > 0 ? t`Save over it` : t`Save`}
          </Button>
          {edit.wasKept && (
            <Button size="large" variant="ghost" onClick={edit.restart}>
              Take it back
            </Button>
          )}
          {edit.theirs.length > 0 && <span className="text-11 text-ink-3">as version {edit.version + 1}</span>}
        </>
      }
    >
      {edit.theirs.length > 0 && <StaleEdit edit={edit} />}
      <TaskForm
        missionId={task.missionId}
        taskId={task.id}
        draft={edit.draft}
        known={knownOf(task)}
        errors={edit.errors}
        onChange={edit.change}
        structureLocked={!task.can.editStructure}
      />
      <div className="mt-3">
        <WriteError error={edit.error} />
      </div>
    </Dialog>
  );
}
