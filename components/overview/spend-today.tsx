'use client';
import { Money } from '@/components/ui/money';
import { SectionTitle } from '@/components/ui/section-title';
import { useDisplay } from '@/lib/client/display';
import { formatClock, formatMoney } from '@/lib/client/format';
import { t } from '@/lib/core/words';
import type { Pulse } from '@/lib/overview/schema-pulse';
import { SpendLine } from './spend-line';

/** What today has cost so far, by hour and by model, beside the month. */
export function SpendToday({ pulse: { spend, at } }: { pulse: Pulse }) {
  const display = useDisplay();
  const dearest = Math.max(...spend.models.map(({ money }) => Number(money)), 0);
  const rows = [...spend.models, ...(Number(spend.rest) > 0 ? [{ model: t`other models`, money: spend.rest }] : [])];
  return (
    <section aria-label="Spend today" className="px-4 py-4 md:px-5">
      <SectionTitle
        size="medium"
        aside={
          <>
            <Money amount={spend.month} currency={spend.currency} /> this month
          </>
        }
      >
        Spend today
      </SectionTitle>
      <Money amount={spend.today} currency={spend.currency} className="mt-1 block text-26" />
      {spend.hours.length === 0 ? (
        <p className="py-2 text-13 text-ink-3">Nothing was spent today.</p>
      ) : (
        <>
          <SpendLine hours={spend.hours} at={at} />
          <table className="sr-only">
            <caption>Spent today, by hour</caption>
            <tbody>
              {spend.hours.map((hour) => (
                <tr key={hour.at}>
                  <th scope="row" suppressHydrationWarning>
                    from {formatClock(new Date(hour.at), display)}
                  </th>
                  <td>{formatMoney(hour.money, spend.currency, display)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <table className="mt-3 w-full text-12">
            <caption className="sr-only">Spent today, by model</caption>
            <tbody>
              {rows.map(({ model, money }) => (
                <tr key={model}>
                  <th scope="row" className="max-w-28 truncate py-1 pr-3 text-left font-normal">
                    {model}
                  </th>
                  <td aria-hidden="true" className="w-full py-1">
                    <span
                      className="block h-[4px] min-w-px bg-ink-3"
                      style={{ width: `${dearest === 0 ? 0 : (Math.min(Number(money), dearest) / dearest) * 100}%` }}
                    />
                  </td>
                  <td className="py-1 pl-3 text-right">
                    <Money amount={money} currency={spend.currency} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
