import type { ReactNode } from 'react';
import { cx } from './cx';
import { ScrollRegion } from './scroll-region';
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
      className={cx(
        'min-w-0 bg-(--readout-ground,var(--bg)) px-4 pt-[9px] pb-2.5 [flex:var(--share)_1_calc(var(--share)*116px)]',
        tone === 'lamp' && 'max-md:order-first',
        className,
      )}
      style={{ '--share': share }}
    >
      <dt className="mb-[3px] flex justify-between gap-2 whitespace-nowrap text-11 text-ink-3">
        <span>{label}</span>
        {aside && <span className="truncate">{aside}</span>}
      </dt>
      <dd>
        <div
          className={cx(
            'flex items-baseline gap-x-1.5 whitespace-nowrap text-16 leading-5',
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
          <div className="mt-[3px] truncate text-11 text-ink-3 max-md:line-clamp-2 max-md:whitespace-normal leading-[14px]">
            {sub}
          </div>
        )}
      </dd>
    </div>
  );
}

interface ReadoutBarProps {
  label: string;
  children: ReactNode;
  /** Where they do not all fit, one line that scrolls sideways, instead of rows that push the page down. */
  strip?: boolean | undefined;
  className?: string | undefined;
}

/** Instruments side by side with hairlines between them; what waits for a person comes first on a phone. */
export function ReadoutBar({ label, children, strip, className }: ReadoutBarProps) {
  if (!strip)
    return (
      <dl aria-label={label} className={cx('flex flex-wrap gap-px bg-line', className)}>
        {children}
      </dl>
    );
  return (
    <ScrollRegion label={label} className={className}>
      <dl className="flex flex-wrap gap-px bg-line max-lg:w-max max-lg:min-w-full max-lg:flex-nowrap max-lg:[&>*]:max-w-60 max-lg:[&>*]:flex-none">
        {children}
      </dl>
    </ScrollRegion>
  );
}
