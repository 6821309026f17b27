import type { ReceiptDocument } from '@/lib/receipts/schema';
import { countText, moneyText, plural } from '@/lib/receipts/words';
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
              name={`${row.model}, ${plural(row.attempts, 'attempt')}`}
              figure={money(row.usage.money)}
            />
          ))}
          <Dots name="Total" figure={money(spent.total.money)} total />
          {differs && <Dots name="booked on the mission" figure={money(spent.booked)} />}
          <Dots name="budget" figure={spent.budget.money === null ? 'none set' : money(spent.budget.money)} />
        </dl>
        <dl>
          <Dots name="tokens in" figure={countText(spent.total.tokensIn)} />
          <Dots name="of them cached" figure={countText(spent.total.tokensCached)} />
          <Dots name="tokens out" figure={countText(spent.total.tokensOut)} />
          <Dots name="tool calls" figure={countText(spent.total.toolCalls)} />
          <Dots
            name={`lost to retries, ${plural(spent.lostToRetries.attempts, 'attempt')}`}
            figure={money(spent.lostToRetries.usage.money)}
          />
          {spent.late.attempts > 0 && (
            <Dots name={`late, ${plural(spent.late.attempts, 'attempt')}`} figure={money(spent.late.money)} />
          )}
        </dl>
      </div>
    </PaperSection>
  );
}
