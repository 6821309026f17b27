'use client';
import { SectionTitle } from '@/components/ui/section-title';
import { useDisplay } from '@/lib/client/display';
import { formatClock } from '@/lib/client/format';
import { useNow } from '@/lib/client/slow-clock';
import { t } from '@/lib/core/words';
import type { Pulse } from '@/lib/overview/schema-pulse';
import { laneHours } from '@/lib/overview/values';
import { FleetBar } from './fleet-bar';
import { hourTicks, placeIn } from './lane-scale';

/** A lane per worker with its attempts: who is at work, and what came of it. */
export function Fleet({ pulse }: { pulse: Pulse }) {
  const display = useDisplay();
  const until = useNow(Date.parse(pulse.at), 60_000);
  const span = { from: until - laneHours * 3_600_000, until };
  const fullHour = new Date(Math.floor(until / 3_600_000) * 3_600_000);
  const ticks = hourTicks(span, Number(formatClock(fullHour, display).slice(-2)) * 60_000);
  const cut = pulse.workers - pulse.lanes.length;
  return (
    <section aria-label="Fleet" className="px-4 py-4 md:px-9">
      <SectionTitle size="medium" aside={t`attempts of the last ${laneHours} hours, a lane per worker`}>
        Fleet
      </SectionTitle>
      {pulse.lanes.length === 0 ? (
        <p className="py-2 text-13 text-ink-3">Nobody has worked in this time.</p>
      ) : (
        <div className="relative">
          <div aria-hidden="true" className="figure relative ml-24 h-5 text-11 text-ink-3 md:ml-44">
            {ticks.map((tick) => (
              <span
                key={tick}
                suppressHydrationWarning
                className="absolute -translate-x-1/2"
                style={{ left: `${placeIn(span, tick) * 100}%` }}
              >
                {formatClock(new Date(tick), display)}
              </span>
            ))}
            <span className="absolute right-0 font-medium text-ink">now</span>
          </div>
          <ul className="border-ink border-r">
            {pulse.lanes.map(({ worker, harness, attempts }) => (
              <li key={worker.id} className="flex h-[29px] items-center">
                <span className="flex w-24 shrink-0 items-baseline gap-2 pr-3 text-12 md:w-44">
                  <span className="min-w-0 truncate font-medium">{worker.name}</span>
                  <span className="ml-auto truncate text-11 text-ink-3 max-md:hidden">
                    {harness ?? (worker.kind === 'member' ? t`a person` : '')}
                  </span>
                </span>
                <ul
                  aria-label={worker.name}
                  className="relative h-full min-w-0 flex-1 overflow-hidden before:absolute before:inset-x-0 before:top-1/2 before:border-line before:border-t"
                >
                  {attempts.map((attempt) => (
                    <FleetBar key={attempt.id} attempt={attempt} span={span} />
                  ))}
                </ul>
              </li>
            ))}
          </ul>
          {cut > 0 && <p className="mt-2 text-11 text-ink-3">And {cut} more, whose last work is older.</p>}
        </div>
      )}
    </section>
  );
}
