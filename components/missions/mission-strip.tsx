'use client';
import { BudgetBar } from '@/components/ui/budget-bar';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import { Money } from '@/components/ui/money';
import { Glyph, StatusGlyph } from '@/components/ui/status-glyph';
import { Tape } from '@/components/ui/tape';
import { Time } from '@/components/ui/time';
import { useDisplay } from '@/lib/client/display';
import { formatCap, formatMoney } from '@/lib/client/format';
import { useWorkspace } from '@/lib/client/workspace-context';
import { plural, t } from '@/lib/core/words';
import type { MissionSummary } from '@/lib/missions/schema';
import { tapeOfCounts } from './mission-tape';

const columns =
  'grid-cols-[32px_minmax(0,1fr)_auto] md:grid-cols-[46px_minmax(0,1fr)_120px_200px] xl:grid-cols-[46px_minmax(0,1fr)_130px_220px_140px_90px]';
const cell = 'flex min-w-0 flex-col justify-center border-line px-3.5 md:border-l';

/** What the cells hold; each strip says it in its own words, so this is for the eye. */
export function StripHeadings() {
  const heading = 'border-transparent border-l px-3.5';
  return (
    <div
      aria-hidden="true"
      className={cx('grid border-transparent border-x pb-1.5 text-11 text-ink-3 max-md:hidden', columns)}
    >
      <span />
      <span className={heading}>Mission</span>
      <span className={heading}>Status</span>
      <span className={heading}>Tasks</span>
      <span className={cx(heading, 'max-xl:hidden')}>Money</span>
      <span className={cx(heading, 'text-right max-xl:hidden')}>Ends</span>
    </div>
  );
}

/** One mission on the wall. */
export function MissionStrip({ mission }: { mission: MissionSummary }) {
  const { slug } = useWorkspace();
  const waits = mission.attention > 0;
  return (
    <Link
      href={`/${slug}/missions/${mission.id}`}
      className={cx(
        'grid min-h-[54px] border border-line-2 bg-s1 py-1.5 hover:bg-s2 md:py-0',
        columns,
        waits && 'md:-ml-3.5',
      )}
    >
      <span className="grid place-items-center">
        {waits ? <StatusGlyph status="person" bare /> : <span className="sr-only">Waits for nobody</span>}
      </span>
      <span className={cx(cell, 'md:py-1.5')}>
        <span className="truncate font-medium text-14 leading-tight tracking-title max-md:line-clamp-2 max-md:whitespace-normal">
          {mission.name}
        </span>
        <span className="truncate text-11 text-ink-3">
          {[mission.project, mission.pilot && t`pilot ${mission.pilot.name}`].filter(Boolean).join(', ') || t`no pilot`}
          {waits && (
            <span className="ml-2 text-lamp-text">
              {plural(mission.attention, { one: t`1 decision waits`, other: t`${mission.attention} decisions wait` })}
            </span>
          )}
          {mission.isExample && <span className="ml-2">example</span>}
        </span>
      </span>
      <span className={cx(cell, 'text-13')}>
        <StatusGlyph status={mission.status} />
        {mission.holds.length > 0 ? (
          <span className="flex items-center gap-1 text-11 text-ink-2">
            <Glyph name="hold" size={11} /> held
          </span>
        ) : (
          <span className="text-11 text-ink-3">
            <Time at={mission.updatedAt} />
          </span>
        )}
      </span>
      <span className={cx(cell, 'gap-1 max-md:hidden')}>
        <Tape items={tapeOfCounts(mission)} most={18} className="h-4" />
        <span className="figure text-11 text-ink-2">
          {mission.progress.percent} %
          {mission.progress.manual !== null && (
            <span className="ml-2 text-ink-3">
              {mission.pilot?.name ?? t`pilot`} says {mission.progress.manual} %
            </span>
          )}
        </span>
      </span>
      <MoneyCell mission={mission} />
      <span className={cx(cell, 'figure items-end text-12 max-xl:hidden')}>
        {mission.endedAt ? (
          <Time at={mission.endedAt} as="date" />
        ) : mission.targetDate ? (
          <Time at={mission.targetDate} as="left" />
        ) : (
          <span className="text-ink-3">no date</span>
        )}
      </span>
    </Link>
  );
}

function MoneyCell({ mission }: { mission: MissionSummary }) {
  const display = useDisplay();
  const cap = mission.budget.money;
  const words = (amount: string) => formatMoney(amount, mission.currency, display);
  return (
    <span className={cx(cell, 'gap-1.5 text-12 max-xl:hidden')}>
      <span className="flex justify-between gap-2">
        <Money amount={mission.spent.money} currency={mission.currency} />
        <span className="text-ink-3">
          {cap === null ? t`no cap` : t`of ${formatCap(cap, mission.currency, display)}`}
        </span>
      </span>
      <BudgetBar
        label="Money spent"
        spent={Number(mission.spent.money)}
        cap={cap === null ? null : Number(cap)}
        text={cap === null ? words(mission.spent.money) : t`${words(mission.spent.money)} of ${words(cap)}`}
      />
    </span>
  );
}
