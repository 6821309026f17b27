'use client';
import { BudgetBar } from '@/components/ui/budget-bar';
import { Count } from '@/components/ui/count';
import { Duration } from '@/components/ui/duration';
import { KeyCap } from '@/components/ui/key-cap';
import { Lamp } from '@/components/ui/lamp';
import { Link } from '@/components/ui/link';
import { Money } from '@/components/ui/money';
import { Readout } from '@/components/ui/readout';
import { Tape } from '@/components/ui/tape';
import { Time } from '@/components/ui/time';
import { useDisplay } from '@/lib/client/display';
import { formatCap, formatMoney } from '@/lib/client/format';
import { useWorkspace } from '@/lib/client/workspace-context';
import { plural, t } from '@/lib/core/words';
import type { MissionView } from '@/lib/missions/schema';
import { tapeOfCounts } from './mission-tape';
import { useActiveSeconds } from './use-active-seconds';

/** The instruments of a mission: derived progress, money, tokens, active time, the next deadline, what waits. */
export function MissionReadouts({ mission }: { mission: MissionView }) {
  const { progress } = mission;
  return (
    <>
      <Readout
        share={2}
        label="Progress, derived"
        aside={progress.manual === null ? undefined : t`${mission.pilot?.name ?? t`Pilot`} says ${progress.manual} %`}
        value={`${progress.percent} %`}
        of={t`${progress.done} of ${progress.total}`}
        beside={<Tape items={tapeOfCounts(mission)} most={24} className="h-4" />}
        sub={progress.weighted ? t`weighted by estimates` : undefined}
      />
      <MoneyReadout mission={mission} />
      <TokensReadout mission={mission} />
      <ActiveReadout mission={mission} />
      <DeadlineReadout mission={mission} />
      {mission.attention > 0 && <WaitingReadout mission={mission} />}
    </>
  );
}

function MoneyReadout({ mission }: { mission: MissionView }) {
  const display = useDisplay();
  const { spent, budget } = mission;
  const words = (amount: string) => formatMoney(amount, mission.currency, display);
  return (
    <Readout
      label="Money"
      value={<Money amount={spent.money} currency={mission.currency} />}
      of={budget.money === null ? t`no cap` : t`of ${formatCap(budget.money, mission.currency, display)}`}
    >
      <BudgetBar
        label="Money spent"
        className="mt-2"
        spent={Number(spent.money)}
        cap={budget.money === null ? null : Number(budget.money)}
        text={budget.money === null ? words(spent.money) : t`${words(spent.money)} of ${words(budget.money)}`}
      />
    </Readout>
  );
}

function TokensReadout({ mission }: { mission: MissionView }) {
  const { spent, budget } = mission;
  return (
    <Readout
      label="Tokens"
      value={<Count value={spent.tokens} short />}
      of={
        budget.tokens === null ? (
          t`no cap`
        ) : (
          <>
            of <Count value={budget.tokens} short />
          </>
        )
      }
    >
      <BudgetBar
        label="Tokens used"
        className="mt-2"
        spent={spent.tokens}
        cap={budget.tokens}
        text={budget.tokens === null ? `${spent.tokens}` : t`${spent.tokens} of ${budget.tokens}`}
      />
    </Readout>
  );
}

function ActiveReadout({ mission }: { mission: MissionView }) {
  const seconds = useActiveSeconds(mission);
  return (
    <Readout
      label="Active"
      value={<Duration seconds={seconds} />}
      sub={
        mission.launchedAt ? (
          <>
            launched <Time at={mission.launchedAt} />
          </>
        ) : (
          t`not launched`
        )
      }
    />
  );
}

function DeadlineReadout({ mission }: { mission: MissionView }) {
  if (mission.endedAt)
    return (
      <Readout label="Ended" value={<Time at={mission.endedAt} as="date" />} sub={mission.endReason ?? undefined} />
    );
  const next = mission.nextDeadline;
  if (!next) return <Readout label="Ends" value="no date" words sub="no deadline was set" />;
  return (
    <Readout
      label={next.kind === 'mission' ? t`Ends` : t`Next deadline`}
      value={<Time at={next.at} as="date" />}
      sub={
        <>
          <Time at={next.at} as="left" />, {next.words}
        </>
      }
    />
  );
}

function WaitingReadout({ mission }: { mission: MissionView }) {
  const { slug } = useWorkspace();
  return (
    <Readout
      share={1.5}
      label={
        <span className="text-lamp-text">
          <Lamp lit label="Waits for a person" />
        </span>
      }
      aside={<KeyCap keys="g a" />}
      tone="lamp"
      words
      value={
        <Link href={`/${slug}/attention?mission=${mission.id}`} className="hover:underline">
          {plural(mission.attention, { one: t`1 decision`, other: t`${mission.attention} decisions` })}
        </Link>
      }
    />
  );
}
