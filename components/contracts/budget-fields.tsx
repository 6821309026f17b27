'use client';
import { fieldError } from '@/components/auth/form-problem';
import { MoneyInput } from '@/components/plan/money-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NumberInput } from '@/components/ui/number-input';
import { RadioGroup } from '@/components/ui/radio-group';
import type { ApiError } from '@/lib/client/api-client';
import { useDisplay } from '@/lib/client/display';
import { t } from '@/lib/core/words';
import type { ContractDraft } from './contract-draft';

type Budget = ContractDraft['budget'];
type Props = { budget: Budget; onChange: (budget: Budget) => void; error: ApiError | null };

const ways = [
  { value: 'caps', label: t`Caps`, note: t`At a cap nothing more is claimed and nothing approved.` },
  { value: 'none', label: t`No cap, said explicitly`, note: t`Spending is counted, nothing stops for it.` },
] as const;

/** What may be spent. Saying nothing is not enough to sign: either a cap, or that there is none. */
export function BudgetFields({ budget, onChange, error }: Props) {
  const { currency } = useDisplay();
  // A cap that is taken away is absent, not empty: the terms are hashed as they are written.
  const set = (part: { [K in keyof Budget]?: Budget[K] | null }) =>
    onChange(Object.fromEntries(Object.entries({ ...budget, ...part }).filter(([, value]) => value != null)) as Budget);
  const at = (name: string) => fieldError(error, `patch.budget.${name}`);
  return (
    <>
      <RadioGroup
        label="Limits"
        hideLabel
        choices={ways}
        value={budget.none ? 'none' : 'caps'}
        onValueChange={(way) =>
          set(way === 'none' ? { none: true, money: null, tokens: null, activeMinutes: null } : { none: null })
        }
      />
      <div className="grid gap-3 sm:grid-cols-2 md:grid-cols-4">
        {!budget.none && (
          <>
            <Field label="Money" optional error={at('money')}>
              <MoneyInput unit={currency} value={budget.money ?? null} onValueChange={(money) => set({ money })} />
            </Field>
            <Field label="Tokens in and out" optional error={at('tokens')}>
              <NumberInput min={1} value={budget.tokens ?? null} onValueChange={(tokens) => set({ tokens })} />
            </Field>
            <Field label="Active time" optional error={at('activeMinutes')}>
              <NumberInput
                unit="min"
                min={1}
                value={budget.activeMinutes ?? null}
                onValueChange={(activeMinutes) => set({ activeMinutes })}
              />
            </Field>
          </>
        )}
        <Field label="Attempts per task" error={at('attemptsPerTask')}>
          <NumberInput
            min={1}
            max={20}
            value={budget.attemptsPerTask}
            onValueChange={(attemptsPerTask) => attemptsPerTask !== null && set({ attemptsPerTask })}
          />
        </Field>
      </div>
      <Field label="In words" optional>
        <Input
          maxLength={2000}
          placeholder="Two weeks, three experiments"
          value={budget.words}
          onValueChange={(words) => set({ words })}
        />
      </Field>
    </>
  );
}
