'use client';
import { cx } from './cx';

interface BudgetBarProps {
  /** What is measured, for screen readers: "Money spent". */
  label: string;
  spent: number;
  /** Without a cap the bar is a track that says so. */
  cap: number | null;
  /** Where it is expected to end: a dotted way to a tick. */
  forecast?: number | undefined;
  /** The values in words: "$112.40 of $500, forecast $241". */
  text: string;
  className?: string | undefined;
}

/** Spent, forecast and cap on one line. What is beyond the cap is red, and so is a forecast that ends there. */
export function BudgetBar({ label, spent, cap, forecast, text, className }: BudgetBarProps) {
  if (cap === null || cap <= 0)
    return <div aria-hidden="true" className={cx('h-1 border-edge border-b border-dashed', className)} />;
  // Past the cap the scale grows, so that the overshoot has a length.
  const scale = Math.max(cap, spent, Math.min(forecast ?? 0, cap * 1.25));
  const percent = (value: number) => `${Math.min(100, (Math.max(0, value) / scale) * 100)}%`;
  const over = spent > cap;
  const tooFar = forecast !== undefined && forecast > cap;
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers let nobody draw their own meter
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={cap}
      aria-valuenow={Math.min(spent, cap)}
      aria-valuetext={text}
      className={cx('keep-colors relative h-1 rounded-1 bg-s3', className)}
    >
      <span className="absolute inset-y-0 left-0 rounded-1 bg-ink-2" style={{ width: percent(Math.min(spent, cap)) }} />
      {over && <span className="absolute inset-y-[-1px] right-0 bg-fault" style={{ left: percent(cap) }} />}
      {forecast !== undefined && forecast > spent && (
        <>
          <span
            className={cx('absolute top-[1px] border-t-2 border-dotted', tooFar ? 'border-fault' : 'border-ink-3')}
            style={{ left: percent(spent), width: `calc(${percent(forecast)} - ${percent(spent)})` }}
          />
          <span
            className={cx('absolute inset-y-[-3px]', tooFar ? 'w-[3px] -translate-x-full bg-fault' : 'w-px bg-ink-3')}
            style={{ left: percent(forecast) }}
          />
        </>
      )}
    </div>
  );
}
