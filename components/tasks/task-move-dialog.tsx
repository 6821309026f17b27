'use client';
import { useState } from 'react';
import { useMissionOf } from '@/components/missions/use-mission';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { RadioGroup } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/textarea';
import { plural, t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { type Dependents, isReasonNeeded, moveLooks, type TaskMove } from './task-moves';
import { useTaskMove } from './use-task-move';
import { useTaskOptions } from './use-task-options';
import { WriteError } from './write-error';

export type { TaskMove } from './task-moves';

type Props = { task: TaskView; move: TaskMove; onClose: () => void };

/** Asks for what a move of the task needs, and says what follows. */
export function TaskMoveDialog({ task, move, onClose }: Props) {
  const mission = useMissionOf(task.missionId);
  const [reason, setReason] = useState('');
  const [dependents, setDependents] = useState<Dependents | null>(null);
  const [heir, setHeir] = useState<string | null>(null);
  const { run, error } = useTaskMove(task, onClose);
  const look = moveLooks[move](task);
  const hasFollowers = move === 'cancel' && task.dependents.some(({ status }) => isOpen(status));
  const losesCover = move === 'cancel' && task.fulfils.length > 0 && mission?.launchedAt != null;
  const ready = (reason.trim() !== '' || !isReasonNeeded(move)) && (!hasFollowers || dependents !== null);
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`${look.verb} ${task.key} ${task.title}?`}
      consequences={look.consequences}
      confirmLabel={look.label}
      confirmDisabled={!ready}
      onConfirm={() => run(move, { reason, dependents, heir })}
    >
      {hasFollowers && <DependentsChoice task={task} value={dependents} onChange={setDependents} />}
      {losesCover && <HeirChoice task={task} value={heir} onChange={setHeir} />}
      {move !== 'delete' && (
        <Field label="Reason" optional={!isReasonNeeded(move)}>
          <Textarea value={reason} onValueChange={setReason} maxLength={2000} />
        </Field>
      )}
      <WriteError error={error} />
    </AlertDialog>
  );
}

const isOpen = (status: TaskView['status']): boolean => !['done', 'skipped', 'cancelled'].includes(status);

type ChoiceProps<T> = { task: TaskView; value: T; onChange: (value: T) => void };

function DependentsChoice({ task, value, onChange }: ChoiceProps<Dependents | null>) {
  const keys = task.dependents.filter(({ status }) => isOpen(status)).map(({ key }) => key);
  const names = keys.length > 6 ? t`${keys.slice(0, 6).join(', ')} and ${keys.length - 6} more` : keys.join(', ');
  const one = keys.length === 1;
  return (
    <RadioGroup<Dependents>
      label={plural(keys.length, { one: t`${names} waits for it`, other: t`${names} wait for it` })}
      value={value ?? undefined}
      onValueChange={onChange}
      choices={[
        { value: 'detach', label: one ? t`Let it go on without this one` : t`Let them go on without this one` },
        {
          value: 'cancel',
          label: one ? t`Cancel it too, and what waits for it` : t`Cancel them too, and what waits for them`,
        },
      ]}
    />
  );
}

function HeirChoice({ task, value, onChange }: ChoiceProps<string | null>) {
  const tasks = useTaskOptions(task.missionId, task.id);
  return (
    <Field
      label={t`Who fulfils ${task.fulfils.join(', ')} from now on`}
      hint="Without one, the uncovered assertion waits for a person."
      optional
    >
      <Combobox options={tasks} value={value} onValueChange={onChange} placeholder="Key or title" />
    </Field>
  );
}
