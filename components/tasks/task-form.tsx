'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MultiCombobox } from '@/components/ui/multi-combobox';
import { type Option, Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { useWorkspace } from '@/lib/client/workspace-context';
import { contractQuery } from '@/lib/contracts/queries';
import type { FieldError } from '@/lib/core/errors';
import { t } from '@/lib/core/words';
import type { TaskDraft, TaskField } from './task-draft';
import { TaskFormMore } from './task-form-more';
import { usePrincipalOptions } from './use-principal-options';
import { useTaskOptions } from './use-task-options';

const verifications = [
  { value: 'none', label: t`Nobody else: evidence alone` },
  { value: 'review', label: t`A review by somebody else` },
] as const;

export type TaskFormProps = {
  missionId: string;
  /** The task that is edited; it cannot wait for itself. */
  taskId?: string | undefined;
  draft: TaskDraft;
  /** Names of what the draft refers to already, for the moment before the lists have been read. */
  known?: readonly Option[] | undefined;
  onChange: (change: Partial<TaskDraft>) => void;
  errors: readonly FieldError[];
  /** Objective, criteria, dependencies and evidence rules hold still while somebody works on it. */
  structureLocked?: boolean | undefined;
};

export const errorFor = (errors: readonly FieldError[], field: TaskField | string): string | undefined =>
  errors.find(({ path }) => path === field || path.startsWith(`${field}.`))?.message;

const withKnown = (options: Option[], known: readonly Option[] = []): Option[] =>
  options.length > 0 ? options : [...known];

/** What a planner says about a task: what most need first, the rest under More. */
export function TaskForm(props: TaskFormProps) {
  const { missionId, taskId, draft, onChange, errors, structureLocked } = props;
  const tasks = withKnown(useTaskOptions(missionId, taskId), props.known);
  const principals = withKnown(usePrincipalOptions(), props.known);
  const [more, setMore] = useState(false);
  const locked = structureLocked ? t`Fixed while somebody works on it. Take it back first.` : undefined;
  return (
    <div className="flex flex-col gap-3">
      <Field label="Title" error={errorFor(errors, 'title')}>
        <Input value={draft.title} onValueChange={(title) => onChange({ title })} maxLength={200} required />
      </Field>
      <Field
        label="Objective"
        hint={locked ?? t`What is to be done, and why. Markdown.`}
        error={errorFor(errors, 'objective')}
        disabled={structureLocked}
        optional
      >
        <Textarea value={draft.objective} onValueChange={(objective) => onChange({ objective })} maxLength={20_000} />
      </Field>
      <Field
        label="Done when"
        hint={locked ?? t`The criteria by which a worker and a reviewer judge it.`}
        error={errorFor(errors, 'criteria')}
        disabled={structureLocked}
        optional
      >
        <Textarea
          value={draft.criteria}
          onValueChange={(criteria) => onChange({ criteria })}
          rows={2}
          maxLength={20_000}
        />
      </Field>
      <div className="grid gap-3 md:grid-cols-2">
        <Field label="Waits for" error={errorFor(errors, 'dependsOn')} hint={locked} optional>
          <MultiCombobox
            options={tasks}
            values={draft.dependsOn}
            onValuesChange={(dependsOn) => onChange({ dependsOn })}
            placeholder="Key or title of a task"
            emptyText={tasks.length > 0 ? undefined : t`There is no other task yet.`}
            disabled={structureLocked}
          />
        </Field>
        <Field label="For" hint="Nobody named: anyone able." error={errorFor(errors, 'assignedTo')} optional>
          <MultiCombobox
            options={principals}
            values={draft.assignedTo}
            onValuesChange={(assignedTo) => onChange({ assignedTo })}
            placeholder="Agents or people"
          />
        </Field>
      </div>
      <Proof {...props} />
      {more ? (
        <TaskFormMore {...props} tasks={tasks} principals={principals} />
      ) : (
        <Button variant="ghost" icon="down" className="self-start" onClick={() => setMore(true)}>
          More: evidence, limits, dates, who may not
        </Button>
      )}
    </div>
  );
}

/** What it shows to be true, and who says so: no mission launches while an assertion is fulfilled by no task. */
function Proof({ missionId, draft, onChange, errors }: TaskFormProps) {
  const { slug } = useWorkspace();
  const contract = useQuery(contractQuery(slug, missionId));
  const assertions = contract.data?.shown?.terms.assertions ?? [];
  return (
    <div className="grid gap-3 md:grid-cols-2">
      <Field
        label="Fulfils"
        hint="Each assertion is fulfilled by exactly one task."
        error={errorFor(errors, 'fulfils')}
        optional
      >
        <MultiCombobox
          options={assertions.map(({ key, statement }) => ({ value: key, label: key, note: statement }))}
          values={draft.fulfils}
          onValuesChange={(fulfils) => onChange({ fulfils })}
          placeholder={assertions.length > 0 ? t`Assertions` : t`The contract holds none yet`}
          emptyText="The contract has no such assertion."
        />
      </Field>
      <Field label="Verified by" ofButton error={errorFor(errors, 'verification')}>
        <Select
          options={verifications}
          value={draft.verification}
          onValueChange={(verification) => onChange({ verification })}
        />
      </Field>
    </div>
  );
}
