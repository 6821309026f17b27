'use client';
import { fieldError } from '@/components/auth/form-problem';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NumberInput } from '@/components/ui/number-input';
import { Select } from '@/components/ui/select';
import { TagInput } from '@/components/ui/tag-input';
import { Textarea } from '@/components/ui/textarea';
import { useDisplay } from '@/lib/client/display';
import { priorities } from '@/lib/missions/schema';
import { dayOf, endOfDay } from './day';
import { EvidenceRules } from './evidence-rules';
import { MoneyInput } from './money-input';
import type { TaskFieldsProps } from './task-fields';

const roleOptions = [
  { value: 'worker', label: 'Worker' },
  { value: 'validator', label: 'Validator' },
  { value: 'orchestrator', label: 'Orchestrator' },
] as const;
export const priorityOptions = priorities.map((value) => ({
  value,
  label: `${value[0]?.toUpperCase()}${value.slice(1)}`,
}));

const none = 'none';
const orNone = (word: string, options: readonly { value: string; label: string }[]) => [
  { value: none, label: word },
  ...options,
];

/** Limits, capabilities, evidence and what happens otherwise: what makes a task ready to run by itself. */
export function TaskMoreFields(props: TaskFieldsProps) {
  return (
    <details className="group border-line border-t pt-3">
      <summary className="w-fit py-1 font-medium text-ink-2 hover:text-ink">
        Limits, capabilities, evidence, fallback
      </summary>
      <div className="mt-3 flex flex-col gap-4">
        <Limits {...props} />
        <Needs {...props} />
        <Field label="Evidence required" ofButton error={fieldError(props.error, 'evidenceRequired')}>
          <EvidenceRules
            rules={props.value.evidenceRequired}
            onChange={(evidenceRequired) => props.set({ evidenceRequired })}
          />
        </Field>
        <Field
          label="Otherwise"
          optional
          hint="What happens when it cannot be done as planned."
          error={fieldError(props.error, 'fallback')}
        >
          <Textarea rows={2} value={props.value.fallback} onValueChange={(fallback) => props.set({ fallback })} />
        </Field>
      </div>
    </details>
  );
}

function Limits({ value, set, options, error }: TaskFieldsProps) {
  const { currency, timeZone } = useDisplay();
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field label="Estimate" optional error={fieldError(error, 'estimateMinutes')}>
        <NumberInput
          unit="min"
          min={1}
          value={value.estimateMinutes}
          onValueChange={(estimateMinutes) => set({ estimateMinutes })}
        />
      </Field>
      <Field label="Due" optional error={fieldError(error, 'dueAt')}>
        <Input
          type="date"
          value={dayOf(value.dueAt, timeZone)}
          onValueChange={(day) => set({ dueAt: endOfDay(day) })}
        />
      </Field>
      <Field label="Attempts" error={fieldError(error, 'maxAttempts')}>
        <NumberInput
          min={1}
          max={100}
          value={value.maxAttempts}
          onValueChange={(maxAttempts) => maxAttempts !== null && set({ maxAttempts })}
        />
      </Field>
      <Field label="Money" optional error={fieldError(error, 'budget.money')}>
        <MoneyInput
          unit={currency}
          value={value.budget.money}
          onValueChange={(money) => set({ budget: { ...value.budget, money } })}
        />
      </Field>
      <Field label="Tokens" optional error={fieldError(error, 'budget.tokens')}>
        <NumberInput
          min={1}
          value={value.budget.tokens}
          onValueChange={(tokens) => set({ budget: { ...value.budget, tokens } })}
        />
      </Field>
      <Field label="Priority" ofButton>
        <Select
          aria-label="Priority"
          options={priorityOptions}
          value={value.priority}
          onValueChange={(priority) => set({ priority })}
        />
      </Field>
      <Field label="Role" ofButton>
        <Select aria-label="Role" options={roleOptions} value={value.role} onValueChange={(role) => set({ role })} />
      </Field>
      {options.milestones.length > 0 && (
        <Field label="Milestone" ofButton>
          <Select
            aria-label="Milestone"
            options={orNone('No milestone', options.milestones)}
            value={value.milestoneId ?? none}
            onValueChange={(id) => set({ milestoneId: id === none ? null : id })}
          />
        </Field>
      )}
      {options.branches.length > 0 && (
        <Field label="Branch" ofButton>
          <Select
            aria-label="Branch"
            options={orNone('No branch', options.branches)}
            value={value.branchId ?? none}
            onValueChange={(id) => set({ branchId: id === none ? null : id })}
          />
        </Field>
      )}
      <Checkbox
        className="self-end sm:col-span-3"
        label="It validates the work of others"
        note="Counted apart in the progress; the gate of its milestone waits for it."
        checked={value.isValidation}
        onCheckedChange={(isValidation) => set({ isValidation })}
      />
    </div>
  );
}

const needs = [
  { name: 'requiredSkills', label: 'Skills' },
  { name: 'requiredTools', label: 'Tools' },
  { name: 'requiredModels', label: 'Models' },
] as const;

function Needs({ value, set, error }: TaskFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      {needs.map(({ name, label }) => (
        <Field key={name} label={label} optional error={fieldError(error, name)}>
          <TagInput mono aria-label={label} values={value[name]} onValuesChange={(values) => set({ [name]: values })} />
        </Field>
      ))}
      <Field label="Model policy" optional className="sm:col-span-3" error={fieldError(error, 'modelPolicy')}>
        <Input value={value.modelPolicy} onValueChange={(modelPolicy) => set({ modelPolicy })} maxLength={2000} />
      </Field>
    </div>
  );
}
