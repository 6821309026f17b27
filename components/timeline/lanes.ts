import { t } from '@/lib/core/words';
/** Something that took time, in milliseconds since 1970. */
export type Span = { since: number; until: number };

/** Spans of one lane in as few rows as show all of them without overlap; each row, and the rows, in order of time. */
export function packRows<T extends Span>(spans: readonly T[]): T[][] {
  const rows: T[][] = [];
  for (const span of spans.toSorted((a, b) => a.since - b.since)) {
    const row = rows.find((one) => (one.at(-1)?.until ?? 0) <= span.since);
    if (row) row.push(span);
    else rows.push([span]);
  }
  return rows;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 30 * day];

// More than these beside each other cannot be read on a phone.
const ticksInView = 5;

/** Round instants of the reader's clock to write on the axis, for as much as is in view at once. */
export function ticksOf(
  { since, until }: Span,
  viewMs: number,
  offsetMinutes: number,
): { at: number; isDay: boolean }[] {
  const step = steps.find((one) => viewMs / one <= ticksInView) ?? 90 * day;
  const offset = offsetMinutes * minute;
  const ticks: { at: number; isDay: boolean }[] = [];
  for (let at = Math.ceil((since + offset) / step) * step - offset; at <= until; at += step)
    ticks.push({ at, isDay: (at + offset) % day === 0 });
  return ticks;
}

/** How much of a mission may be in view at once, the whole first; what is longer than it is not offered. */
export const views = [
  { value: 'all', label: t`All`, ms: Number.POSITIVE_INFINITY },
  { value: '7d', label: t`7 days`, ms: 7 * day },
  { value: '1d', label: t`Day`, ms: day },
  { value: '4h', label: t`4 hours`, ms: 4 * hour },
  { value: '1h', label: t`Hour`, ms: hour },
] as const;
export type ViewName = (typeof views)[number]['value'];

// Beyond it the picture is so wide that nobody finds anything by scrolling.
const mostScreens = 60;

export const offeredViews = (totalMs: number) =>
  views.filter(({ value, ms }) => value === 'all' || (ms < totalMs && totalMs / ms <= mostScreens));
