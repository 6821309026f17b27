'use client';
import { type Definition, DefinitionList } from '@/components/ui/definition-list';
import { Duration } from '@/components/ui/duration';
import { Money } from '@/components/ui/money';
import { SectionTitle } from '@/components/ui/section-title';
import { Time } from '@/components/ui/time';
import { plural, t } from '@/lib/core/words';
import type { Forecast } from '@/lib/lifecycle/schema';
import type { MissionView } from '@/lib/missions/schema';

type Props = { forecast: Forecast; mission: MissionView };

/** When it could be done and what it could cost, by the planners' own estimates, which it says. */
export function Expected({ forecast, mission }: Props) {
  return (
    <section aria-labelledby="expected" className="mt-7">
      <SectionTitle id="expected" size="medium" aside="estimates, no promise">
        To be expected
      </SectionTitle>
      <DefinitionList layout="ends" items={[...time(forecast, mission), ...cost(forecast, mission)]} />
      <p className="mt-2 text-11 text-ink-3">{basis(forecast)}</p>
    </section>
  );
}

const minutes = (count: number) => <Duration seconds={count * 60} />;

function time({ timed, chainMinutes, workMinutes, earliestFinish }: Forecast, { targetDate }: MissionView) {
  const items: Definition[] = [];
  if (timed > 0) items.push({ term: t`Work, all tasks together`, value: minutes(workMinutes), figure: true });
  if (timed > 0) items.push({ term: t`Longest chain`, value: minutes(chainMinutes), figure: true });
  if (earliestFinish)
    items.push({ term: t`Finish, at the earliest`, value: <Time at={earliestFinish} as="moment" />, figure: true });
  if (targetDate) items.push({ term: t`Target date`, value: <Time at={targetDate} as="moment" />, figure: true });
  return items;
}

function cost({ money }: Forecast, { budget, currency, spent }: MissionView) {
  const items: Definition[] = [];
  if (Number(spent.money) > 0)
    items.push({ term: t`Spent so far`, value: <Money amount={spent.money} currency={currency} />, figure: true });
  if (money)
    items.push({ term: t`Cost, in the end`, value: <Money amount={money} currency={currency} />, figure: true });
  if (budget.money)
    items.push({ term: t`Budget`, value: <Money amount={budget.money} currency={currency} />, figure: true });
  return items;
}

function basis({ tasks, timed, priced }: Forecast): string {
  const open = plural(tasks, { one: t`the open task`, other: t`${tasks} open tasks` });
  if (timed === 0 && priced === 0) return t`Nothing yet: none of ${open} has an estimate of time or money.`;
  return t`From the estimates of time of ${timed} and of money of ${priced} of ${open}; one without counts as nothing.`;
}
