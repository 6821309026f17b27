'use client';
import { useDisplay } from '@/lib/client/display';
import { formatWallClock } from '@/lib/client/format';
import { useNow } from '@/lib/client/slow-clock';

/** The clock on the wall, in the reader's zone, which it names. */
export function Clock() {
  const display = useDisplay();
  const now = new Date(useNow(display.nowMs, 1000));
  const { day, time, zone } = formatWallClock(now, display);
  return (
    <time dateTime={now.toISOString()} suppressHydrationWarning className="inline-flex gap-1.5">
      <span suppressHydrationWarning>{day}</span>
      <b suppressHydrationWarning className="font-medium text-ink-2">
        {time}
      </b>
      <span>{zone}</span>
    </time>
  );
}
