'use client';
import { type FormEvent, useId, useState } from 'react';
import { FormProblem, fieldError } from '@/components/auth/form-problem';
import { MoneyInput } from '@/components/plan/money-input';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NumberInput } from '@/components/ui/number-input';
import { useDisplay } from '@/lib/client/display';
import { missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { raiseBudget } from '@/lib/contracts/operations';
import type { ContractVersion } from '@/lib/contracts/schema-view';
import { t } from '@/lib/core/words';
import { raisedBy } from './raise';

type Props = { missionId: string; inForce: ContractVersion; onClose: () => void };
type Raise = { money?: string | undefined; tokens?: number | undefined; activeMinutes?: number | undefined };

const steps = [
  { label: '+25 %', factor: 1.25 },
  { label: '+50 %', factor: 1.5 },
  { label: t`Double`, factor: 2 },
] as const;

/** New caps, as an amendment of the budget clause alone that is signed in the same click. */
export function RaiseBudgetDialog({ missionId, inForce, onClose }: Props) {
  const form = useId();
  const { slug, me } = useWorkspace();
  const { currency } = useDisplay();
  const { budget } = inForce.terms;
  const [raise, setRaise] = useState<Raise>(raisedBy(budget, 1.25));
  const [reason, setReason] = useState('');
  const write = useWrite(raiseBudget, {
    stale: () => (['contract', 'header'] as const).map((part) => missionKey(slug, missionId, part)),
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    write.mutate({ mission: missionId, ...raise, reason, expectedVersion: inForce.version });
  };
  const at = (name: string) => fieldError(write.error, name);
  return (
    <Dialog
      open
      size="small"
      onOpenChange={(open) => !open && onClose()}
      title="Raise the budget"
      description={t`Becomes version ${inForce.version + 1} of the contract, signed by ${me.name}. A hold for the budget ends when the spending is below the new cap.`}
      footer={
        <Button type="submit" form={form} size="large" keys="mod+enter" icon="sign" busy={write.isPending}>
          Raise and sign
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <FormProblem error={write.error} fields={['money', 'tokens', 'activeMinutes']} />
        <div className="flex flex-wrap items-center gap-2">
          {steps.map(({ label, factor }) => (
            <Button key={label} size="small" onClick={() => setRaise(raisedBy(budget, factor))}>
              {label}
            </Button>
          ))}
        </div>
        {budget.money !== undefined && (
          <Field label="Money, the new cap" aside={t`now ${budget.money}`} error={at('money')}>
            <MoneyInput
              unit={currency}
              value={raise.money ?? null}
              onValueChange={(money) => setRaise({ ...raise, money: money ?? undefined })}
            />
          </Field>
        )}
        {budget.tokens !== undefined && (
          <Field label="Tokens, the new cap" aside={t`now ${budget.tokens}`} error={at('tokens')}>
            <NumberInput
              min={1}
              value={raise.tokens ?? null}
              onValueChange={(tokens) => setRaise({ ...raise, tokens: tokens ?? undefined })}
            />
          </Field>
        )}
        {budget.activeMinutes !== undefined && (
          <Field
            label="Active time, the new cap"
            aside={t`now ${budget.activeMinutes} min`}
            error={at('activeMinutes')}
          >
            <NumberInput
              unit="min"
              min={1}
              value={raise.activeMinutes ?? null}
              onValueChange={(activeMinutes) => setRaise({ ...raise, activeMinutes: activeMinutes ?? undefined })}
            />
          </Field>
        )}
        <Field label="Why" optional>
          <Input value={reason} onValueChange={setReason} maxLength={2000} />
        </Field>
      </form>
    </Dialog>
  );
}
