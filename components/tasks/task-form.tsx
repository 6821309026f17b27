'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MultiCombobox } from '@/components/ui/multi-combobox';
import type { Option } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import type { FieldError } from '@/lib/core/errors';
import type { TaskDraft, TaskField } from './task-draft';
import { TaskFormMore } from './task-form-more';
import { usePrincipalOptions } from './use-principal-options';
import { useTaskOptions } from './use-task-options';

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
  const locked = structureLocked ? 'Fixed while somebody works on it. Take it back first.' : undefined;
  return (
    <div className="flex flex-col gap-3">
      <Field label="Title" error={errorFor(errors, 'title')}>
        <Input value={draft.title} onValueChange={(title) => onChange({ title })} maxLength={200} required />
      </Field>
      <Field
        label="Objective"
        hint={locked ?? 'What is to be done, and why. Markdown.'}
        error={errorFor(errors, 'objective')}
        disabled={structureLocked}
        optional
      >
        <Textarea value={draft.objective} onValueChange={(objective) => onChange({ objective })} maxLength={20_000} />
      </Field>
      <Field
        label="Done when"
        hint={locked ?? 'The criteria by which a worker and a reviewer judge it.'}
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
      {more ? (
        <TaskFormMore {...props} tasks={tasks} />
      ) : (
        <Button variant="ghost" icon="down" className="self-start" onClick={() => setMore(true)}>
          More: proof, limits, dates, who may not
        </Button>
      )}
    </div>
  );
}
