'use client';
import { useDisplay } from '@/lib/client/display';
import { formatMoney } from '@/lib/client/format';

/** An amount in the workspace's currency, as this reader writes it. */
export function Money({ amount, className }: { amount: string; className?: string | undefined }) {
  const display = useDisplay();
  return <span className={className}>{formatMoney(amount, display.currency, display)}</span>;
}
