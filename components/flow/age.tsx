'use client';
import { useDisplay } from '@/lib/client/display';
import { formatDuration } from '@/lib/client/format';
import { useNow } from '@/lib/client/slow-clock';

/** How long ago, in the shortest form; all ages on a page share one clock. */
export function Age({ since }: { since: string }) {
  const { nowMs } = useDisplay();
  const seconds = (useNow(nowMs) - Date.parse(since)) / 1000;
  return <time dateTime={since}>{formatDuration(seconds)}</time>;
}
