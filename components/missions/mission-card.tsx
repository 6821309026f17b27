'use client';
import { BudgetBar } from '@/components/ui/budget-bar';
import { Link } from '@/components/ui/link';
import { Glyph, StatusGlyph } from '@/components/ui/status-glyph';
import { Tape } from '@/components/ui/tape';
import { Time } from '@/components/ui/time';
import { useDisplay } from '@/lib/client/display';
import { formatCap, formatMoney } from '@/lib/client/format';
import { useWorkspace } from '@/lib/client/workspace-context';
import { termOf } from '@/lib/core/terms';
import { plural, t } from '@/lib/core/words';
import type { MissionSummary } from '@/lib/missions/schema';
import { CardMoves } from './card-moves';
import { tapeOfCounts } from './mission-tape';

/** A mission on the board: what it is, how far it is, what it costs, and whether somebody is awaited. */
export function MissionCard({ mission }: { mission: MissionSummary }) {
  const { slug } = useWorkspace();
  const waits = mission.attention > 0;
  return (
    <article className="relative border border-line-2 bg-s1 px-3 py-2.5 focus-within:border-ink-3 hover:bg-s2">
      <div className="flex items-start gap-2">
        <Link
          data-card=""
          href={`/${slug}/missions/${mission.id}`}
          className="line-clamp-3 min-w-0 flex-1 break-words font-medium text-14 leading-tight tracking-title after:absolute after:inset-0"
        >
          {mission.name}
        </Link>
        <span className="relative z-10 -mt-1 -mr-1.5">
          <CardMoves mission={mission} />
        </span>
      </div>
      <p className="mt-1 truncate text-11 text-ink-3">
        {[mission.project, mission.pilot && t`pilot ${mission.pilot.name}`].filter(Boolean).join(', ') || t`no pilot`}
        {mission.isExample && t`, example`}
      </p>
      {(waits || mission.holds.length > 0) && (
        <p className="mt-1.5 flex flex-wrap gap-x-3 gap-y-1 text-11">
          {waits && (
            <StatusGlyph
              status="person"
              size={12}
              word={plural(mission.attention, {
                one: t`1 decision waits`,
                other: t`${mission.attention} decisions wait`,
              })}
            />
          )}
          {mission.holds.length > 0 && (
            <span className="flex items-center gap-1 text-ink-2">
              <Glyph name="hold" size={11} /> held: {mission.holds.map(({ reason }) => termOf(reason)).join(', ')}
            </span>
          )}
        </p>
      )}
      <div className="mt-2 flex items-center gap-2">
        <Tape items={tapeOfCounts(mission)} most={14} className="h-3.5 min-w-0 flex-1" />
        <span className="figure text-11 text-ink-2">{mission.progress.percent} %</span>
      </div>
      <Spend mission={mission} />
    </article>
  );
}

function Spend({ mission }: { mission: MissionSummary }) {
  const display = useDisplay();
  const { spent, budget, currency, endedAt, targetDate } = mission;
  const words = `${formatMoney(spent.money, currency, display)}${budget.money === null ? '' : t` of ${formatCap(budget.money, currency, display)}`}`;
  return (
    <>
      <p className="figure mt-2 mb-1 flex justify-between gap-2 text-11 text-ink-3">
        <span>{words}</span>
        {endedAt ? <Time at={endedAt} as="date" /> : targetDate && <Time at={targetDate} as="left" />}
      </p>
      <BudgetBar
        label="Money spent"
        spent={Number(spent.money)}
        cap={budget.money === null ? null : Number(budget.money)}
        text={words}
      />
    </>
  );
}
