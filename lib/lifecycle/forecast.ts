import { formatMicros, parseMicros } from '@/lib/core/money';
import { plural, t } from '@/lib/core/words';
import { findLongestChain } from '@/lib/graph/paths';
import type { PlannedRow } from '@/lib/tasks/data-summary';
import { isOpen, type Link } from '@/lib/tasks/rules';
import type { Forecast, MissionProblem, ProblemCode } from './schema';
import { listKeys } from './takers';

export type Outlook = {
  now: Date;
  startDate: Date | null;
  targetDate: Date | null;
  spentMicros: bigint;
  budgetMicros: bigint | null;
  tasks: readonly PlannedRow[];
  links: readonly Link[];
};

/**
 * What is to be expected by the planners' own estimates. The finish is the earliest possible: the longest chain of open
 * tasks with nobody ever idle; what has no estimate counts as nothing, and is counted.
 */
export function forecastOf(outlook: Outlook): Forecast | null {
  const { tasks, links, now, startDate } = outlook;
  const open = tasks.filter(({ status }) => isOpen(status));
  if (open.length === 0) return null;
  const weight = new Map(open.map(({ id, estimateMinutes }) => [id, estimateMinutes ?? 0]));
  // Gates lie on the way without taking time.
  for (const { from, to } of links) for (const id of [from, to]) if (id.startsWith('gate ')) weight.set(id, 0);
  const { total } = findLongestChain(weight, links);
  const start = startDate && startDate > now ? startDate : now;
  const left = open.reduce((sum, task) => sum + remainder(task), 0n);
  const timed = open.filter(({ estimateMinutes }) => estimateMinutes !== null).length;
  const priced = open.filter(({ estimateMicros }) => estimateMicros !== null).length;
  return {
    tasks: open.length,
    timed,
    priced,
    chainMinutes: total,
    workMinutes: open.reduce((sum, { estimateMinutes }) => sum + (estimateMinutes ?? 0), 0),
    earliestFinish: timed === 0 ? null : new Date(start.getTime() + total * 60_000).toISOString(),
    money: priced === 0 ? null : formatMicros(outlook.spentMicros + left),
  };
}

/** What a task will still cost: its estimate less what it cost already, never less than nothing. */
function remainder({ estimateMicros, spentMicros }: PlannedRow): bigint {
  if (estimateMicros === null || estimateMicros <= spentMicros) return 0n;
  return estimateMicros - spentMicros;
}

const warning = (code: ProblemCode, words: string, fix: MissionProblem['fix']): MissionProblem => ({
  severity: 'warning',
  code,
  words,
  fix,
});

/** What worries about the forecast: nothing estimated, later than the target, dearer than the budget. */
export function forecastProblems(outlook: Outlook, forecast: Forecast | null): MissionProblem[] {
  if (!forecast) return [];
  const { targetDate, budgetMicros } = outlook;
  const untimed = outlook.tasks.filter(({ status, estimateMinutes }) => isOpen(status) && estimateMinutes === null);
  const isLate = forecast.earliestFinish && targetDate && forecast.earliestFinish > targetDate.toISOString();
  const isDear = forecast.money && budgetMicros !== null && parseMicros(forecast.money) > budgetMicros;
  return [
    ...(untimed.length > 0
      ? [
          warning(
            'no_estimate',
            t`${listKeys(untimed)} ${plural(untimed.length, { one: t`has`, other: t`have` })} no estimate of time.`,
            {
              kind: 'task',
              taskId: untimed[0]?.id,
              field: 'estimateMinutes',
            },
          ),
        ]
      : []),
    ...(isLate
      ? [
          warning('late', t`The longest chain of tasks ends after the target date, by its estimates.`, {
            kind: 'brief',
            field: 'targetDate',
          }),
        ]
      : []),
    ...(isDear
      ? [
          warning('dear', t`By their estimates the tasks cost more than the budget allows.`, {
            kind: 'contract',
            field: 'budget',
          }),
        ]
      : []),
  ];
}
