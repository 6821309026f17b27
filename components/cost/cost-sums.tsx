import { Count } from '@/components/ui/count';
import { Money } from '@/components/ui/money';
import { Readout, ReadoutBar } from '@/components/ui/readout';
import type { MissionCost } from '@/lib/attempts/schema-cost';
import { formatMicros, parseMicros } from '@/lib/core/money';
import { plural, t } from '@/lib/core/words';

/** The whole, what is left of the budget, and what was paid for nothing kept. */
export function CostSums({ cost }: { cost: MissionCost }) {
  const { spent, budget, lost, currency } = cost;
  const left = budget.money === null ? null : parseMicros(budget.money) - parseMicros(spent.money);
  return (
    <ReadoutBar label="Sums" className="border-line border-b">
      <Readout
        label="Spent"
        className="md:pl-5"
        value={<Money amount={spent.money} currency={currency} />}
        of={budget.money === null ? t`no cap` : undefined}
        sub={
          <>
            <Count value={spent.tokens} short /> tokens
          </>
        }
      />
      {left !== null && budget.money !== null && (
        <Readout
          label={left < 0n ? t`Over the cap` : t`Left of the cap`}
          tone={left < 0n ? 'fault' : undefined}
          value={<Money amount={formatMicros(left < 0n ? -left : left)} currency={currency} />}
          sub={
            <>
              cap <Money amount={budget.money} currency={currency} />
            </>
          }
        />
      )}
      <Readout
        label="On attempts that came to nothing"
        value={<Money amount={lost.money} currency={currency} />}
        sub={plural(lost.attempts, {
          one: t`1 failed, lost or rejected attempt`,
          other: t`${lost.attempts} failed, lost or rejected`,
        })}
      />
    </ReadoutBar>
  );
}
