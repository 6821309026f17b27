'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/textarea';
import type { Need } from '@/lib/attention/outcomes';
import { useWorkspace } from '@/lib/client/workspace-context';
import { isMoney } from '@/lib/core/money';
import { t } from '@/lib/core/words';
import type { AttentionCard } from '@/lib/decisions/schema';
import { tasksQuery } from '@/lib/tasks/queries';
import { AnswerField } from './answer-field';
import { CauseFields } from './cause-fields';
import { TaskSelect } from './task-select';
import type { Extras } from './use-decide';

type Props = {
  card: AttentionCard;
  needs: readonly Need[];
  required: readonly Need[];
  extras: Extras;
  onChange: (extras: Extras) => void;
};

/** One field per need of the outcome, in a fixed order. */
export function DecisionFields({ card, needs, required, extras, onChange }: Props) {
  const wants = (need: Need) => needs.includes(need);
  const optional = (need: Need) => !required.includes(need);
  const set = (changes: Extras) => onChange({ ...extras, ...changes });
  return (
    <div className="flex flex-col gap-4">
      {wants('answer') && <AnswerField card={card} extras={extras} onChange={set} />}
      {wants('parameters') && <ParametersField card={card} onChange={(parameters) => set({ parameters })} />}
      {wants('budget') && <BudgetFields card={card} extras={extras} onChange={set} />}
      {wants('cause') && <CauseFields card={card} extras={extras} onChange={set} />}
      {wants('task') && (
        <TaskField
          card={card}
          optional={optional('task')}
          value={extras.taskId}
          onChange={(taskId) => set({ taskId })}
        />
      )}
      {wants('dependents') && card.behind.count > 0 && (
        <RadioGroup
          label="Tasks that wait for it"
          value={extras.dependents ?? ''}
          onValueChange={(value) => set({ dependents: value === 'cancel' ? 'cancel' : 'detach' })}
          choices={[
            { value: 'detach', label: t`Detach them: they no longer wait for it` },
            { value: 'cancel', label: t`Cancel them too` },
          ]}
        />
      )}
      {wants('reason') && (
        <Field label="Reason" optional={optional('reason')} hint="The worker and the receipt are told.">
          <Textarea
            value={extras.reason ?? ''}
            onValueChange={(reason) => set({ reason })}
            maxLength={8000}
            autoFocus={required[0] === 'reason'}
          />
        </Field>
      )}
      {wants('signature') && (
        <Field label="Sign with your name" optional={optional('signature')}>
          <Input value={extras.signature ?? ''} onValueChange={(signature) => set({ signature })} maxLength={200} />
        </Field>
      )}
    </div>
  );
}

function ParametersField({
  card,
  onChange,
}: {
  card: AttentionCard;
  onChange: (parameters: Extras['parameters']) => void;
}) {
  const [text, setText] = useState(() => JSON.stringify(card.payload?.parameters ?? {}, null, 2));
  const [error, setError] = useState<string>();
  const edit = (next: string) => {
    setText(next);
    try {
      onChange(JSON.parse(next));
      setError(undefined);
    } catch {
      onChange(undefined);
      setError(t`This is not JSON. Correct it, or close without deciding.`);
    }
  };
  return (
    <Field
      label="Parameters"
      hint="The approval fits these and nothing else; the worker is told what you changed."
      error={error}
    >
      <Textarea mono rows={8} value={text} onValueChange={edit} spellCheck={false} />
    </Field>
  );
}

function BudgetFields({
  card,
  extras,
  onChange,
}: {
  card: AttentionCard;
  extras: Extras;
  onChange: (extras: Extras) => void;
}) {
  const [money, setMoney] = useState(extras.money ?? '');
  const editMoney = (next: string) => {
    setMoney(next);
    onChange({ money: isMoney(next) ? next : undefined });
  };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="New cap, money"
        optional
        hint={
          card.budget?.moneyCap
            ? t`Now ${card.budget.moneyCap}, spent ${card.budget.moneySpent}.`
            : t`There is no cap now.`
        }
        error={money !== '' && !isMoney(money) ? t`Write a decimal such as 120.00.` : undefined}
      >
        <Input mono inputMode="decimal" value={money} onValueChange={editMoney} />
      </Field>
      <Field
        label="New cap, tokens"
        optional
        hint={
          card.budget?.tokensCap
            ? t`Now ${card.budget.tokensCap}, used ${card.budget.tokensSpent}.`
            : t`There is no cap now.`
        }
      >
        <Input
          mono
          inputMode="numeric"
          value={extras.tokens?.toString() ?? ''}
          onValueChange={(next) => onChange({ tokens: /^\d+$/.test(next) ? Number(next) : undefined })}
        />
      </Field>
    </div>
  );
}

type TaskFieldProps = {
  card: AttentionCard;
  optional: boolean;
  value: string | undefined;
  onChange: (taskId: string | undefined) => void;
};

function TaskField({ card, optional, value, onChange }: TaskFieldProps) {
  const { slug } = useWorkspace();
  const tasks = useQuery(tasksQuery(slug, { mission: card.mission.id, limit: 200 }));
  return (
    <Field label="Task" optional={optional} ofButton hint="The task that takes it over.">
      <TaskSelect
        tasks={(tasks.data?.items ?? []).filter(({ id }) => id !== card.task?.id)}
        value={value}
        onChange={onChange}
      />
    </Field>
  );
}
