import type { ReactNode } from 'react';
import { cx } from './cx';
import { type Tone, toneText } from './status';

interface ReadoutProps {
  label: ReactNode;
  /** At the right of the label: a forecast, what somebody says, the key. */
  aside?: ReactNode;
  value: ReactNode;
  /** At the right end of the value's line: a tape. */
  beside?: ReactNode;
  /** After the value, small: "of $500", "7 of 15". */
  of?: ReactNode;
  /** The rule or the remainder, one line. */
  sub?: ReactNode;
  tone?: Tone | undefined;
  /** Words take the sans; figures the mono. */
  words?: boolean | undefined;
  /** Below the value: a budget bar. */
  children?: ReactNode;
  /** Its share of the bar's width: 2 for a tape, 0.75 for a date. */
  share?: number | undefined;
  className?: string | undefined;
}

// Two side by side fit a phone of 320 px.
const basisPx = 136;

/** One instrument: a label, one value, at most three lines. */
export function Readout({
  label,
  aside,
  value,
  beside,
  of,
  sub,
  tone,
  words,
  share = 1,
  children,
  className,
}: ReadoutProps) {
  return (
    <div
      className={cx('min-w-0 bg-(--readout-ground,var(--bg)) px-4 pt-[9px] pb-2.5', className)}
      style={{ flex: `${share} 1 ${Math.round(share * basisPx)}px` }}
    >
      <dt className="mb-[3px] flex justify-between gap-2 whitespace-nowrap text-11 text-ink-3">
        <span>{label}</span>
        {aside && <span className="truncate">{aside}</span>}
      </dt>
      <dd>
        <div
          className={cx(
            'flex items-baseline gap-x-1.5 whitespace-nowrap text-16 leading-5 max-md:flex-wrap',
            words ? 'font-medium tracking-(--tracking-title)' : 'figure',
            tone && toneText[tone],
          )}
        >
          <span className={cx('max-md:whitespace-normal', words ? 'truncate' : 'shrink-0')}>{value}</span>
          {of && <small className="shrink-0 text-11 text-ink-3">{of}</small>}
          {beside && <span className="ml-auto min-w-0 self-center">{beside}</span>}
        </div>
        {children}
        {sub && (
          <div className="mt-[3px] truncate text-11 max-md:whitespace-normal text-ink-3 leading-[14px]">{sub}</div>
        )}
      </dd>
    </div>
  );
}

/** Instruments side by side with hairlines between them; they wrap on a narrow screen and never jump. */
export function ReadoutBar({
  label,
  children,
  className,
}: {
  label: string;
  children: ReactNode;
  className?: string | undefined;
}) {
  return (
    <dl aria-label={label} className={cx('flex flex-wrap gap-px bg-line', className)}>
      {children}
    </dl>
  );
}
