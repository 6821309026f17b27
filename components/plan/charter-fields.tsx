'use client';
import { fieldError } from '@/components/auth/form-problem';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { MultiCombobox } from '@/components/ui/multi-combobox';
import { NumberInput } from '@/components/ui/number-input';
import { Select } from '@/components/ui/select';
import { TagInput } from '@/components/ui/tag-input';
import { Textarea } from '@/components/ui/textarea';
import type { ApiError } from '@/lib/client/api-client';
import { useDisplay } from '@/lib/client/display';
import { titleOf } from '@/lib/core/terms';
import { priorities } from '@/lib/missions/values';
import type { Charter } from './charter';
import { dayOf, endOfDay, startOfDay } from './day';
import { usePeople } from './use-people';

const priorityOptions = priorities.map((value) => ({
  value,
  label: titleOf(value),
}));

export type CharterProps = {
  value: Charter;
  set: (part: Partial<Charter>) => void;
  error: ApiError | null;
  disabled?: boolean | undefined;
};

/** Who owns it, who may work in it, how urgent it is and by when: what a plan says beside its brief. */
export function CharterFields({ value, set, error, disabled }: CharterProps) {
  return (
    <div className="flex flex-col gap-4">
      <Field label="In one paragraph, for people" optional disabled={disabled} error={fieldError(error, 'description')}>
        <Textarea
          rows={2}
          maxLength={4000}
          value={value.description}
          onValueChange={(description) => set({ description })}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <PeopleFields value={value} set={set} error={error} disabled={disabled} />
        <Field label="Project" optional disabled={disabled} error={fieldError(error, 'project')}>
          <Input maxLength={120} value={value.project} onValueChange={(project) => set({ project })} />
        </Field>
        <Field label="Priority" ofButton disabled={disabled} error={fieldError(error, 'priority')}>
          <Select
            aria-label="Priority"
            options={priorityOptions}
            value={value.priority}
            onValueChange={(priority) => set({ priority })}
          />
        </Field>
        <DateFields value={value} set={set} error={error} disabled={disabled} />
        <Field
          label="Tasks at the same time"
          optional
          hint="Empty: no limit."
          disabled={disabled}
          error={fieldError(error, 'maxParallel')}
        >
          <NumberInput
            min={1}
            max={1000}
            disabled={disabled}
            value={value.maxParallel}
            onValueChange={(maxParallel) => set({ maxParallel })}
          />
        </Field>
        <Field label="Tags" optional disabled={disabled} error={fieldError(error, 'tags')}>
          <TagInput aria-label="Tags" max={20} values={value.tags} onValuesChange={(tags) => set({ tags })} />
        </Field>
      </div>
    </div>
  );
}

function PeopleFields({ value, set, error, disabled }: CharterProps) {
  const people = usePeople();
  return (
    <>
      <Field
        label="Pilot"
        optional
        ofButton
        hint="The agent or person who owns it."
        disabled={disabled}
        error={fieldError(error, 'pilotId')}
      >
        <div id="pilotId" className="flex scroll-mt-16 items-center gap-1">
          <Combobox
            aria-label="Pilot"
            options={people.all}
            disabled={disabled}
            value={value.pilotId}
            onValueChange={(pilotId) => set({ pilotId })}
            placeholder="nobody yet"
            emptyText="Nobody has that name."
          />
          {value.pilotId !== null && !disabled && (
            <IconButton icon="close" label="Take the pilot off" onClick={() => set({ pilotId: null })} />
          )}
        </div>
      </Field>
      <Field label="Agents allowed" optional ofButton disabled={disabled} error={fieldError(error, 'agentIds')}>
        <MultiCombobox
          aria-label="Agents allowed"
          options={people.agents}
          disabled={disabled}
          values={value.agentIds}
          onValuesChange={(agentIds) => set({ agentIds })}
          placeholder="all of the workspace"
          emptyText="No agent has that name."
        />
      </Field>
    </>
  );
}

function DateFields({ value, set, error, disabled }: CharterProps) {
  const { timeZone } = useDisplay();
  return (
    <>
      <Field label="Start" optional disabled={disabled} error={fieldError(error, 'startDate')}>
        <Input
          type="date"
          value={dayOf(value.startDate, timeZone)}
          onValueChange={(day) => set({ startDate: startOfDay(day) })}
        />
      </Field>
      <Field label="Target date" optional disabled={disabled} error={fieldError(error, 'targetDate')}>
        <Input
          type="date"
          value={dayOf(value.targetDate, timeZone)}
          onValueChange={(day) => set({ targetDate: endOfDay(day) })}
        />
      </Field>
    </>
  );
}
