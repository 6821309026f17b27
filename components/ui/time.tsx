'use client';
import { useDisplay } from '@/lib/client/display';
import {
  formatClock,
  formatDate,
  formatDuration,
  formatInstant,
  formatMoment,
  formatRelative,
} from '@/lib/client/format';
import { useNow } from '@/lib/client/slow-clock';
import { t } from '@/lib/core/words';
import { cx } from './cx';
import { Tooltip } from './tooltip';

interface TimeProps {
  /** An ISO instant. */
  at: string;
  /**
   * `relative` 14 s ago, `age` 14 s, `left` 1 h 48 m or `past` by how much, `date` 22 Jun, `clock` 16:20,
   * `moment` 16:20 today and Mon 22 Jun, 16:20 else, `instant` all of it.
   */
  as?: 'relative' | 'age' | 'left' | 'date' | 'clock' | 'moment' | 'instant' | undefined;
  /** Takes focus and then shows the exact instant too. For a few important times, not for every row. */
  stop?: boolean | undefined;
  className?: string | undefined;
}

/** An instant, relative by default, the exact one on hover. All of them turn over on one shared slow clock. */
export function Time({ at, as = 'relative', stop, className }: TimeProps) {
  const display = useDisplay();
  const then = new Date(at);
  const distanceMs = Math.abs(Date.now() - then.getTime());
  // A time that is written in minutes needs no look every five seconds.
  const now = new Date(useNow(display.nowMs, distanceMs > 3_600_000 ? 60_000 : 5000));
  const exact = formatInstant(then, display);
  const texts = {
    relative: () => formatRelative(then, now),
    age: () => formatDuration((now.getTime() - then.getTime()) / 1000),
    left: () =>
      then > now
        ? formatDuration((then.getTime() - now.getTime()) / 1000)
        : t`${formatDuration((now.getTime() - then.getTime()) / 1000)} past`,
    date: () => formatDate(then, display, now),
    clock: () => formatClock(then, display),
    moment: () => formatMoment(then, display, now),
    instant: () => exact,
  };
  const shared = { dateTime: at, suppressHydrationWarning: true, className: cx('whitespace-nowrap', className) };
  if (!stop)
    return (
      <time {...shared} title={exact}>
        {texts[as]()}
      </time>
    );
  return (
    <Tooltip text={exact}>
      <button type="button" className="cursor-default">
        <time {...shared}>{texts[as]()}</time>
      </button>
    </Tooltip>
  );
}
