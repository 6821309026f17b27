'use client';
import { Count } from '@/components/ui/count';
import { Money } from '@/components/ui/money';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { MissionCost } from '@/lib/attempts/schema-cost';
import { useDisplay } from '@/lib/client/display';
import { formatDate, formatMoney } from '@/lib/client/format';

type Props = { days: MissionCost['days']; currency: string };

/** A bar a day, money where any was reported, else tokens; the table below says the same. */
export function CostDays({ days, currency }: Props) {
  const display = useDisplay();
  const byMoney = days.some(({ money }) => Number(money) > 0);
  const sizeOf = (day: Props['days'][number]) => (byMoney ? Number(day.money) : day.tokens);
  const most = Math.max(...days.map(sizeOf), 1e-9);
  const dayOf = (day: string) =>
    formatDate(new Date(`${day}T12:00:00Z`), { ...display, timeZone: 'UTC' }, new Date(display.nowMs));
  if (days.length === 0) return <p className="px-4 py-2 text-13 text-ink-3 md:px-5">Nothing was booked on any day.</p>;
  return (
    <>
      <div aria-hidden="true" className="mx-4 mt-2 flex h-20 items-end gap-1 border-line-2 border-b md:mx-5">
        {days.map((day) => (
          <span
            key={day.day}
            title={`${dayOf(day.day)}: ${formatMoney(day.money, currency, display)}`}
            className="min-h-[2px] min-w-[2px] max-w-10 flex-1 bg-ink-3"
            style={{ height: `${(sizeOf(day) / most) * 100}%` }}
          />
        ))}
      </div>
      <details className="group mt-1">
        <summary className="cursor-pointer px-4 py-1 text-11 text-ink-3 hover:text-ink md:px-5">
          The days as a table
        </summary>
        <Table label="Cost by day" className="mt-1">
          <thead>
            <tr>
              <Th>Day</Th>
              <Th align="right">Tokens</Th>
              <Th align="right">Money</Th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, money, tokens }) => (
              <Tr key={day}>
                <Td figure>{dayOf(day)}</Td>
                <Td figure align="right">
                  <Count value={tokens} short />
                </Td>
                <Td figure align="right">
                  <Money amount={money} currency={currency} />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </details>
    </>
  );
}
