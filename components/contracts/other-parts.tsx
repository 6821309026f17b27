'use client';
import type { ReactNode } from 'react';
import type { Editing } from '@/components/plan/use-edit';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { NumberInput } from '@/components/ui/number-input';
import { Select } from '@/components/ui/select';
import type { Section } from '@/lib/contracts/schema';
import { t } from '@/lib/core/words';
import { ClauseFields } from './clause-fields';
import type { ContractDraft } from './contract-draft';
import { RuleFields } from './rule-fields';
import { ToolFields } from './tool-fields';

type Part = (edit: Editing<ContractDraft>) => ReactNode;
type Optional = Exclude<Section, 'target' | 'budget'>;

const noHold = 'none';
const holds = [
  { value: noHold, label: t`A person judges it` },
  { value: 'stop_condition', label: t`Holds the mission` },
  { value: 'retry_limit', label: t`Holds at the retry limit` },
  { value: 'approval', label: t`Holds for an approval` },
  { value: 'usage_limit', label: t`Holds at a usage limit` },
  { value: 'stuck', label: t`Holds when stuck` },
] as const;

/** How each part under Add clause is written. */
export const otherParts: Record<Optional, Part> = {
  allowed: ({ value, set }) => (
    <RuleFields
      noun="allowed action"
      rules={value.allowed}
      onChange={(allowed) => set({ allowed })}
      placeholder="Research, draft, prepare"
    />
  ),
  restricted: ({ value, set }) => (
    <RuleFields
      noun="restricted action"
      rules={value.restricted}
      onChange={(restricted) => set({ restricted })}
      placeholder="Publishing waits for a person"
    />
  ),
  forbidden: ({ value, set }) => (
    <RuleFields
      noun="forbidden action"
      rules={value.forbidden}
      onChange={(forbidden) => set({ forbidden })}
      placeholder="No history is rewritten"
    />
  ),
  evidence: ({ value: { evidence }, set }) => (
    <>
      <Checkbox
        label="No attempt succeeds without reported usage"
        checked={evidence.usageRequired}
        onCheckedChange={(usageRequired) => set({ evidence: { ...evidence, usageRequired } })}
      />
      <Checkbox
        label="Every task has all eight parts before launch"
        note="Worker, model policy, context, tools, criteria, budget, fallback, verification."
        checked={evidence.allEightRequired}
        onCheckedChange={(allEightRequired) => set({ evidence: { ...evidence, allEightRequired } })}
      />
      <Words
        noun="rule of evidence"
        clauses={evidence.clauses}
        onChange={(clauses) => set({ evidence: { ...evidence, clauses } })}
      />
    </>
  ),
  cadence: (edit) => <Cadence edit={edit} />,
  tools: ({ value, set }) => <ToolFields tools={value.tools} onChange={(tools) => set({ tools })} />,
  workers: ({ value, set }) => (
    <Words noun="worker rule" clauses={value.workers} onChange={(workers) => set({ workers })} />
  ),
  stop_conditions: ({ value, set }) => (
    <ClauseFields
      noun="stop condition"
      clauses={value.stopConditions}
      blank={{ words: '' }}
      onChange={(stopConditions) => set({ stopConditions })}
      placeholder="Stop when the audit finds more than a hundred gaps"
      more={(clause, put, name) => (
        <Select
          aria-label={t`What ${name} does`}
          className="sm:w-64"
          options={holds}
          value={clause.hold ?? noHold}
          onValueChange={(hold) => put({ hold: hold === noHold ? undefined : hold })}
        />
      )}
    />
  ),
  receipt: ({ value, set }) => (
    <Words noun="receipt line" clauses={value.receipt} onChange={(receipt) => set({ receipt })} />
  ),
  completion: ({ value, set }) => (
    <Checkbox
      label="The mission completes by itself when every assertion passed by verified evidence"
      checked={value.autoComplete}
      onCheckedChange={(autoComplete) => set({ autoComplete })}
    />
  ),
};

type WrittenClause = ContractDraft['workers'][number];
type WordsProps = { noun: string; clauses: readonly WrittenClause[]; onChange: (clauses: WrittenClause[]) => void };

const Words = (props: WordsProps) => <ClauseFields {...props} blank={{ words: '' }} />;

const times = [
  { name: 'answerWithinHours', label: t`Requests are answered within`, unit: t`hours`, min: 0.1, max: 8760 },
  { name: 'checkEveryHours', label: t`Results are checked every`, unit: t`hours`, min: 0.1, max: 8760 },
  { name: 'approvalValidHours', label: t`An unused approval expires after`, unit: t`hours`, min: 0.1, max: 8760 },
  { name: 'quietMinutes', label: t`A silent agent is quiet after`, unit: t`minutes`, min: 1, max: 10_080 },
  { name: 'stalledMinutes', label: t`A silent agent has stalled after`, unit: t`minutes`, min: 1, max: 10_080 },
] as const;

function Cadence({ edit: { value, set } }: { edit: Editing<ContractDraft> }) {
  const { cadence } = value;
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-3">
        {times.map(({ name, label, ...range }) => (
          <Field key={name} label={label} optional>
            <NumberInput
              {...range}
              value={cadence[name] ?? null}
              onValueChange={(count) => {
                const { [name]: _, ...rest } = cadence;
                set({ cadence: count === null ? rest : { ...rest, [name]: count } });
              }}
            />
          </Field>
        ))}
      </div>
      <Words
        noun="rule of cadence"
        clauses={cadence.clauses}
        onChange={(clauses) => set({ cadence: { ...cadence, clauses } })}
      />
    </>
  );
}
