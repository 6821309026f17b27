import type { ReactNode } from 'react';
import { shortHash } from '@/lib/client/format';
import { t } from '@/lib/core/words';
import { cx } from './cx';
import { sealTicks } from './seal-ticks';

interface SealProps {
  sha256: string;
  /** Diameter in px: 28 in a row, 92 on a card, 168 on a receipt. */
  size?: number | undefined;
  /** Green is for what the server has sealed or a person has signed; a hash alone is ink. */
  tone?: 'ink' | 'proof' | undefined;
  /** What the hash covers, for screen readers. */
  label?: string | undefined;
  /** A word or two in the middle; from 120 px up. */
  children?: ReactNode;
  className?: string | undefined;
}

/** A hash one can see: 64 ticks, one per hex digit. Two things that differ look different. */
export function Seal({ sha256, size = 92, tone = 'ink', label = t`Seal`, children, className }: SealProps) {
  const radius = size / 2 - 1;
  const strokeWidth = Math.max(0.7, size / 85);
  return (
    <span
      className={cx(
        'relative inline-grid shrink-0 place-items-center',
        tone === 'proof' ? 'text-proof' : 'text-ink',
        className,
      )}
    >
      <svg
        width={size}
        height={size}
        viewBox={`${-size / 2} ${-size / 2} ${size} ${size}`}
        role="img"
        aria-label={t`${label}, sha256 ${shortHash(sha256)}`}
        className="block overflow-visible"
      >
        <circle r={radius} fill="none" stroke="currentColor" strokeWidth={strokeWidth * 0.8} />
        <g stroke="currentColor" strokeWidth={strokeWidth}>
          {sealTicks(sha256, radius).map(({ angle, length }) => (
            <path key={angle} d={`M0 ${(-radius * 0.955).toFixed(2)}v${length}`} transform={`rotate(${angle})`} />
          ))}
        </g>
      </svg>
      {children && <span className="figure absolute text-center text-11 leading-tight">{children}</span>}
    </span>
  );
}
