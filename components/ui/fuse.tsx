'use client';
import { useDisplay } from '@/lib/client/display';
import { useNow } from '@/lib/client/slow-clock';
import { cx } from './cx';

interface FuseProps {
  /** When the time began to run: usually when the item was raised. */
  from: string;
  /** Decide by. */
  until: string;
  /** The selected or nearest one burns; the others are ink. */
  lit?: boolean | undefined;
  className?: string | undefined;
}

/** The line under an attention item: the time left to decide. The words beside it say the same. */
export function Fuse({ from, until, lit, className }: FuseProps) {
  const now = useNow(useDisplay().nowMs, 5000);
  const start = new Date(from).getTime();
  const end = new Date(until).getTime();
  const left = end <= start ? 0 : Math.min(1, Math.max(0, (end - now) / (end - start)));
  return (
    <span aria-hidden="true" className={cx('keep-colors relative block h-[2px]', className)}>
      <span className="absolute inset-x-0 bottom-0 h-px bg-line" />
      <span
        suppressHydrationWarning
        className={cx('absolute bottom-0 left-0 h-[2px]', lit ? 'bg-lamp' : 'bg-ink-3')}
        style={{ width: `${(left * 100).toFixed(1)}%` }}
      />
    </span>
  );
}
