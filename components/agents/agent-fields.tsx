'use client';
import { useId } from 'react';
import { fieldError } from '@/components/auth/form-problem';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NumberInput } from '@/components/ui/number-input';
import { RadioGroup } from '@/components/ui/radio-group';
import { TagInput } from '@/components/ui/tag-input';
import type { NewAgent } from '@/lib/agents/schema';
import { knownHarnesses, maxConcurrency } from '@/lib/agents/values';
import type { ApiError } from '@/lib/client/api-client';
import type { AgentKind } from '@/lib/core/principal';
import { t } from '@/lib/core/words';
import { kindWords } from './agent-kinds';

export const agentFieldNames = ['name', 'kind', 'harness', 'skills', 'tools', 'models', 'concurrencyLimit'];

export const emptyAgent: NewAgent = {
  name: '',
  kind: 'worker',
  harness: 'custom',
  skills: [],
  tools: [],
  models: [],
  concurrencyLimit: 1,
};

interface AgentFieldsProps {
  value: NewAgent;
  onChange: (value: NewAgent) => void;
  error: ApiError | null;
}

/** Everything that is written about an agent, for a new one and for changes. */
export function AgentFields({ value, onChange, error }: AgentFieldsProps) {
  const set = (part: Partial<NewAgent>) => onChange({ ...value, ...part });
  return (
    <div className="flex flex-col gap-4">
      <NameFields value={value} set={set} error={error} />
      <RadioGroup
        label={
          <>
            Kind{' '}
            <span className="font-normal text-ink-3">a task goes to the kind it asks for; most ask for a worker</span>
          </>
        }
        value={value.kind}
        onValueChange={(kind) => set({ kind })}
        choices={kinds.map((kind) => ({ value: kind, label: kind, note: kindWords[kind] }))}
      />
      <CapabilityFields value={value} set={set} />
      <Field
        label="Tasks at the same time"
        name="concurrencyLimit"
        hint="A claim beyond it finds nothing."
        error={fieldError(error, 'concurrencyLimit')}
      >
        <NumberInput
          className="w-32"
          min={1}
          max={maxConcurrency}
          value={value.concurrencyLimit}
          onValueChange={(limit) => limit !== null && set({ concurrencyLimit: limit })}
        />
      </Field>
    </div>
  );
}

/** The usual one first. */
const kinds = ['worker', 'validator', 'orchestrator'] as const satisfies readonly AgentKind[];

type PartProps = { value: NewAgent; set: (part: Partial<NewAgent>) => void };

function NameFields({ value, set, error }: PartProps & { error: ApiError | null }) {
  const harnesses = useId();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Name" name="name" hint="Unique in the workspace." error={fieldError(error, 'name')}>
        <Input
          mono
          required
          maxLength={60}
          autoComplete="off"
          value={value.name}
          onValueChange={(name) => set({ name })}
        />
      </Field>
      <Field label="Harness" name="harness" hint="The program that runs it." error={fieldError(error, 'harness')}>
        <Input
          required
          maxLength={40}
          list={harnesses}
          autoComplete="off"
          value={value.harness}
          onValueChange={(harness) => set({ harness })}
        />
      </Field>
      <datalist id={harnesses}>
        {knownHarnesses.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}

const capabilities = [
  { name: 'skills', label: t`Skills`, placeholder: t`writing, review` },
  { name: 'tools', label: t`Tools`, placeholder: t`git, browser` },
  { name: 'models', label: t`Models`, placeholder: t`as the harness names them` },
] as const;

/** What it can do: a task that requires more is not given to it. */
function CapabilityFields({ value, set }: PartProps) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-11 text-ink-3">
        Capabilities. A task that requires one is given only to agents that have it; Enter ends a word.
      </legend>
      {capabilities.map(({ name, label, placeholder }) => (
        <Field key={name} label={label} optional>
          <TagInput
            mono
            aria-label={label}
            max={50}
            placeholder={value[name].length === 0 ? placeholder : undefined}
            values={value[name]}
            onValuesChange={(values) => set({ [name]: values })}
          />
        </Field>
      ))}
    </fieldset>
  );
}
