'use client';
import { useDisplay } from '@/lib/client/display';
import { formatMoney } from '@/lib/client/format';
import { cx } from './cx';

interface MoneyProps {
  /** A decimal string, as it is on the wire. */
  amount: string;
  /** The workspace's unless told. */
  currency?: string | undefined;
  className?: string | undefined;
}

export function Money({ amount, currency, className }: MoneyProps) {
  const display = useDisplay();
  return (
    <span className={cx('figure whitespace-nowrap', className)}>
      {formatMoney(amount, currency ?? display.currency, display)}
    </span>
  );
}
