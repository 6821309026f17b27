'use client';
import { useDisplay } from '@/lib/client/display';
import { formatCompact, formatCount } from '@/lib/client/format';
import { cx } from './cx';

interface CountProps {
  value: number;
  /** 18.4 M instead of 18,400,000; the whole number stays on hover. */
  short?: boolean | undefined;
  className?: string | undefined;
}

export function Count({ value, short, className }: CountProps) {
  const display = useDisplay();
  const whole = formatCount(value, display);
  return (
    <span className={cx('figure whitespace-nowrap', className)} title={short ? whole : undefined}>
      {short ? formatCompact(value, display) : whole}
    </span>
  );
}
