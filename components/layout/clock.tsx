'use client';
import { useDisplay } from '@/lib/client/display';
import { useNow } from '@/lib/client/slow-clock';

/** The clock on the wall, in the reader's zone, which it names. */
export function Clock() {
  const { locale, timeZone, nowMs } = useDisplay();
  const now = new Date(useNow(nowMs, 1000));
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(now);
  const zone = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'short' })
    .formatToParts(now)
    .find((found) => found.type === 'timeZoneName')?.value;
  return (
    <time dateTime={now.toISOString()} suppressHydrationWarning className="inline-flex gap-1.5">
      <span suppressHydrationWarning>{part({ weekday: 'short', day: 'numeric', month: 'short' })}</span>
      <b suppressHydrationWarning className="font-medium text-ink-2">
        {part({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })}
      </b>
      <span>{zone}</span>
    </time>
  );
}
