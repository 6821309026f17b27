'use client';
import { fieldError } from '@/components/auth/form-problem';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MultiCombobox } from '@/components/ui/multi-combobox';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import type { ApiError } from '@/lib/client/api-client';
import type { TaskDraft } from './task-draft';
import { TaskMoreFields } from './task-more-fields';
import { type PlanOptions, usePeople } from './use-plan-options';

export type TaskFieldsProps = {
  value: TaskDraft;
  set: (part: Partial<TaskDraft>) => void;
  options: PlanOptions;
  error: ApiError | null;
};

const verifications = [
  { value: 'none', label: 'Its evidence alone' },
  { value: 'review', label: 'A review by somebody else' },
] as const;

/** What a task is: the work, what it waits for, what it shows, who does it and who verifies it. */
export function TaskFields({ value, set, options, error }: TaskFieldsProps) {
  const people = usePeople();
  return (
    <div className="flex flex-col gap-4">
      <Field label="Title" name="title" error={fieldError(error, 'title')}>
        <Input
          required
          maxLength={200}
          autoComplete="off"
          value={value.title}
          onValueChange={(title) => set({ title })}
        />
      </Field>
      <Field label="Objective" optional hint="What is to be done, and why." error={fieldError(error, 'objective')}>
        <Textarea rows={2} value={value.objective} onValueChange={(objective) => set({ objective })} />
      </Field>
      <Field
        label="Done when"
        optional
        hint="What somebody else can check without asking."
        error={fieldError(error, 'criteria')}
      >
        <Textarea rows={2} value={value.criteria} onValueChange={(criteria) => set({ criteria })} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Waits for" ofButton error={fieldError(error, 'dependsOn')}>
          <MultiCombobox
            aria-label="Waits for"
            options={options.tasks}
            values={value.dependsOn}
            onValuesChange={(dependsOn) => set({ dependsOn })}
            placeholder="nothing"
            emptyText="No task has that name."
          />
        </Field>
        <Field label="Fulfils" ofButton hint="Each assertion by exactly one task." error={fieldError(error, 'fulfils')}>
          <MultiCombobox
            aria-label="Fulfils"
            options={options.assertions}
            values={value.fulfils}
            onValuesChange={(fulfils) => set({ fulfils })}
            placeholder="no assertion"
            emptyText="The contract holds no such assertion."
          />
        </Field>
        <Field label="For" ofButton error={fieldError(error, 'assignedTo')}>
          <MultiCombobox
            aria-label="For"
            options={people.all}
            values={value.assignedTo}
            onValuesChange={(assignedTo) => set({ assignedTo })}
            placeholder="anyone able"
          />
        </Field>
        <Field label="Verified by" ofButton error={fieldError(error, 'verification')}>
          <Select
            aria-label="Verified by"
            options={verifications}
            value={value.verification}
            onValueChange={(verification) => set({ verification })}
          />
        </Field>
      </div>
      <TaskMoreFields value={value} set={set} options={options} error={error} />
    </div>
  );
}
