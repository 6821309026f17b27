'use client';
import { SectionTitle } from '@/components/ui/section-title';
import { useDisplay } from '@/lib/client/display';
import { formatDate } from '@/lib/client/format';
import { t } from '@/lib/core/words';
import type { Pulse } from '@/lib/overview/schema-pulse';

/** Tasks done a day: green what is proved, hollow what is done as reported. */
export function DoneDays({ pulse: { done, at } }: { pulse: Pulse }) {
  const display = { ...useDisplay(), timeZone: 'UTC' };
  const most = Math.max(...done.map(({ proved, reported }) => proved + reported), 1);
  const dayOf = (day: string) => formatDate(new Date(`${day}T12:00:00Z`), display, new Date(at));
  const first = done[0];
  return (
    <section aria-label="Done a day" className="px-4 py-4 md:px-5">
      <SectionTitle
        size="medium"
        aside={
          <>
            tasks, {done.length} days; <span className="text-proof-text">proved</span> and as reported
          </>
        }
      >
        Done a day
      </SectionTitle>
      <div aria-hidden="true" className="keep-colors mt-3 flex h-14 items-end gap-1.5 border-line-2 border-b">
        {done.map(({ day, proved, reported }) => (
          <span
            key={day}
            title={t`${dayOf(day)}: ${proved} proved, ${reported} as reported`}
            className="flex h-full flex-1 flex-col justify-end"
          >
            {reported > 0 && (
              <span
                className="min-h-[3px] border border-ink-3 border-b-0"
                style={{ height: `${(reported / most) * 100}%` }}
              />
            )}
            {proved > 0 && <span className="min-h-[3px] bg-proof" style={{ height: `${(proved / most) * 100}%` }} />}
          </span>
        ))}
      </div>
      <p aria-hidden="true" className="figure mt-1 flex justify-between text-10 text-ink-3">
        <span>{first && dayOf(first.day)}</span>
        <span>today</span>
      </p>
      <table className="sr-only">
        <caption>Tasks done a day</caption>
        <thead>
          <tr>
            <th>Day</th>
            <th>Proved</th>
            <th>As reported</th>
          </tr>
        </thead>
        <tbody>
          {done.map(({ day, proved, reported }) => (
            <tr key={day}>
              <th scope="row">{dayOf(day)}</th>
              <td>{proved}</td>
              <td>{reported}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
