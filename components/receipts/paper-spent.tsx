import { plural, t } from '@/lib/core/words';
import type { ReceiptDocument } from '@/lib/receipts/schema';
import { countText, moneyText } from '@/lib/receipts/words';
import { Dots, PaperSection } from './paper-section';

/** 5. Where did tokens and money go? */
export function PaperSpent({ receipt: { spent } }: { receipt: ReceiptDocument }) {
  const money = (amount: string) => moneyText(amount, spent.currency);
  const differs = /[1-9]/.test(spent.difference);
  return (
    <PaperSection title="Spent" note="reported per attempt, summed here">
      <div className="grid gap-x-10 gap-y-3 md:grid-cols-2 print:grid-cols-2">
        <dl>
          {spent.byModel.map((row) => (
            <Dots
              key={row.model}
              name={`${row.model}, ${plural(row.attempts, { one: t`1 attempt`, other: t`${countText(row.attempts)} attempts` })}`}
              figure={money(row.usage.money)}
            />
          ))}
          <Dots name={t`Total`} figure={money(spent.total.money)} total />
          {differs && <Dots name={t`booked on the mission`} figure={money(spent.booked)} />}
          <Dots name={t`budget`} figure={spent.budget.money === null ? t`none set` : money(spent.budget.money)} />
        </dl>
        <dl>
          <Dots name={t`tokens in`} figure={countText(spent.total.tokensIn)} />
          <Dots name={t`of them cached`} figure={countText(spent.total.tokensCached)} />
          <Dots name={t`tokens out`} figure={countText(spent.total.tokensOut)} />
          <Dots name={t`tool calls`} figure={countText(spent.total.toolCalls)} />
          <Dots
            name={t`lost to retries, ${plural(spent.lostToRetries.attempts, { one: t`1 attempt`, other: t`${countText(spent.lostToRetries.attempts)} attempts` })}`}
            figure={money(spent.lostToRetries.usage.money)}
          />
          {spent.late.attempts > 0 && (
            <Dots
              name={t`late, ${plural(spent.late.attempts, { one: t`1 attempt`, other: t`${countText(spent.late.attempts)} attempts` })}`}
              figure={money(spent.late.money)}
            />
          )}
        </dl>
      </div>
    </PaperSection>
  );
}
