import type { ReactNode } from 'react';
import { t } from '@/lib/core/words';
import { cx } from './cx';

interface RiskBarsProps {
  /** 1 changes nothing outside, 2 changes our systems, 3 leaves the company, 4 cannot be undone. */
  tier: 1 | 2 | 3 | 4;
  /** The tier in words; without it the bars say "risk 3 of 4". */
  children?: ReactNode;
  className?: string | undefined;
}

const bars = [4, 6, 8, 10];

/** How far an action reaches. Ink, not colour: a risk is not a fault, and not yet a wait. */
export function RiskBars({ tier, children, className }: RiskBarsProps) {
  return (
    <span className={cx('inline-flex items-center gap-[5px] md:whitespace-nowrap', className)}>
      <svg width="17" height="10" aria-hidden="true" focusable="false" className="shrink-0">
        {bars.map((height, index) => (
          <rect
            key={height}
            x={index * 4.5}
            y={10 - height}
            width={3}
            height={height}
            className={index < tier ? 'fill-ink' : 'fill-line-2'}
          />
        ))}
      </svg>
      {children ?? <span className="sr-only">{t`risk ${tier} of 4`}</span>}
    </span>
  );
}
