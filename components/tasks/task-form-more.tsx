'use client';
import { useQuery } from '@tanstack/react-query';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MultiCombobox } from '@/components/ui/multi-combobox';
import { NumberInput } from '@/components/ui/number-input';
import { type Option, Select } from '@/components/ui/select';
import { TagInput } from '@/components/ui/tag-input';
import { Textarea } from '@/components/ui/textarea';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { graphQuery } from '@/lib/tasks/queries';
import { EvidenceRules } from './evidence-rules';
import { FallbackFields } from './fallback-fields';
import { priorities } from './priorities';
import { errorFor, type TaskFormProps } from './task-form';

const roles = [
  { value: 'worker', label: t`Worker` },
  { value: 'validator', label: t`Validator` },
  { value: 'orchestrator', label: t`Orchestrator` },
] as const;
const nowhere = '';

type Props = TaskFormProps & { tasks: readonly Option[]; principals: readonly Option[] };

/** The rest of a task: what it must come with, what limits it, when it is due, what it needs. */
export function TaskFormMore(props: Props) {
  const { draft, onChange, errors, tasks, structureLocked } = props;
  return (
    <>
      <fieldset className="grid gap-3 border-line border-t pt-3 md:grid-cols-2">
        <legend className="sr-only">Evidence</legend>
        <EvidenceRules
          rules={draft.evidenceRequired}
          onChange={(evidenceRequired) => onChange({ evidenceRequired })}
          disabled={structureLocked}
          error={errorFor(errors, 'evidenceRequired')}
        />
        <Checkbox
          label="Checks the work of others"
          note="Counted apart from the rest of the progress."
          checked={draft.isValidation}
          onCheckedChange={(isValidation) => onChange({ isValidation })}
          className="md:col-span-2"
        />
      </fieldset>
      <Limits {...props} />
      <fieldset className="grid gap-3 border-line border-t pt-3 md:grid-cols-2">
        <legend className="sr-only">Who and with what</legend>
        <Field label="Not by whoever did" hint="Their workers may not claim this one." optional>
          <MultiCombobox
            options={tasks}
            values={draft.notBy}
            onValuesChange={(notBy) => onChange({ notBy })}
            placeholder="Key or title of a task"
          />
        </Field>
        <Field label="Role" ofButton>
          <Select options={roles} value={draft.role} onValueChange={(role) => onChange({ role })} />
        </Field>
        {(['requiredSkills', 'requiredTools', 'requiredModels'] as const).map((field) => (
          <Field key={field} label={needWords[field]} error={errorFor(errors, field)} optional>
            <TagInput
              aria-label={needWords[field]}
              values={draft[field]}
              onValuesChange={(values) => onChange({ [field]: values })}
              placeholder="Enter ends a word"
              max={50}
            />
          </Field>
        ))}
        <Field label="Model policy" optional>
          <Input
            value={draft.modelPolicy}
            onValueChange={(modelPolicy) => onChange({ modelPolicy })}
            maxLength={2000}
          />
        </Field>
        <Field label="When it cannot be done as planned" className="md:col-span-2" optional>
          <Textarea
            value={draft.fallback}
            onValueChange={(fallback) => onChange({ fallback })}
            rows={2}
            maxLength={4000}
          />
        </Field>
        <FallbackFields {...props} />
        <Field
          label="Output schema"
          hint="JSON Schema that its output must satisfy."
          error={errorFor(errors, 'outputSchema')}
          disabled={structureLocked}
          className="md:col-span-2"
          optional
        >
          <Textarea
            mono
            value={draft.outputSchema}
            onValueChange={(outputSchema) => onChange({ outputSchema })}
            rows={2}
          />
        </Field>
      </fieldset>
    </>
  );
}

const needWords = {
  requiredSkills: t`Skills it needs`,
  requiredTools: t`Tools it needs`,
  requiredModels: t`Models that may do it`,
};

function Limits({ draft, onChange, errors, missionId }: Props) {
  const { slug, currency } = useWorkspace();
  const graph = useQuery(graphQuery(slug, missionId)).data;
  const places = (items: readonly { id: string; name: string }[]) => [
    { value: nowhere, label: t`None` },
    ...items.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <fieldset className="grid grid-cols-2 gap-3 border-line border-t pt-3 md:grid-cols-4">
      <legend className="sr-only">Limits</legend>
      <Field label="Attempts" error={errorFor(errors, 'maxAttempts')}>
        <NumberInput
          value={draft.maxAttempts}
          onValueChange={(maxAttempts) => onChange({ maxAttempts })}
          min={1}
          max={100}
        />
      </Field>
      <Field label={t`Budget, ${currency}`} error={errorFor(errors, 'budget')} optional>
        <Input
          mono
          inputMode="decimal"
          value={draft.budgetMoney}
          onValueChange={(budgetMoney) => onChange({ budgetMoney })}
          placeholder="12.50"
        />
      </Field>
      <Field label="Token cap" optional>
        <NumberInput
          value={draft.budgetTokens}
          onValueChange={(budgetTokens) => onChange({ budgetTokens })}
          min={1}
          step={10_000}
        />
      </Field>
      <Field label="Estimate" error={errorFor(errors, 'estimateMinutes')} optional>
        <NumberInput
          value={draft.estimateMinutes}
          onValueChange={(estimateMinutes) => onChange({ estimateMinutes })}
          min={1}
          step={15}
          unit="min"
        />
      </Field>
      <Field label="Due" error={errorFor(errors, 'dueAt')} className="col-span-2" optional>
        <Input mono type="datetime-local" value={draft.dueAt} onValueChange={(dueAt) => onChange({ dueAt })} />
      </Field>
      <Field label="Priority" ofButton className="col-span-2">
        <Select options={priorities} value={draft.priority} onValueChange={(priority) => onChange({ priority })} />
      </Field>
      {graph && graph.milestones.length > 0 && (
        <Field label="Milestone" ofButton className="col-span-2">
          <Select
            options={places(graph.milestones)}
            value={draft.milestoneId ?? nowhere}
            onValueChange={(id) => onChange({ milestoneId: id || null })}
          />
        </Field>
      )}
      {graph && graph.branches.length > 0 && (
        <Field label="Branch" ofButton className="col-span-2">
          <Select
            options={places(graph.branches)}
            value={draft.branchId ?? nowhere}
            onValueChange={(id) => onChange({ branchId: id || null })}
          />
        </Field>
      )}
    </fieldset>
  );
}
