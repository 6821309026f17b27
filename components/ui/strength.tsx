import { termOf } from '@/lib/core/terms';
import { cx } from './cx';
import { Glyph } from './status-glyph';

export type StrengthName = 'none' | 'reported' | 'checked' | 'verified' | 'contradicted';

interface StrengthProps {
  strength: StrengthName;
  /** Replaces the word: "at least checked". */
  word?: string | undefined;
  /** A required strength, not a reached one: stays quiet. */
  required?: boolean | undefined;
  className?: string | undefined;
}

const rungs = ['reported', 'checked', 'verified'] as const;

// Checked stays ink: the worker supplied those bytes. Only what the server obtained itself is green.
const tones: Record<StrengthName, string> = {
  none: 'text-ink-3',
  reported: 'text-ink-2',
  checked: 'text-ink',
  verified: 'text-proof-text',
  contradicted: 'text-fault-text',
};

/** How far a claim is proved: a ladder of three, or a crossed square where a check disagrees. */
export function Strength({ strength, word, required, className }: StrengthProps) {
  const reached = rungs.indexOf(strength as (typeof rungs)[number]);
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1.5 whitespace-nowrap text-11',
        required ? 'text-ink-3' : tones[strength],
        className,
      )}
    >
      {strength === 'contradicted' ? (
        <Glyph name="failed" size={12} />
      ) : (
        <svg width="22" height="10" aria-hidden="true" focusable="false">
          {rungs.map((rung, index) => (
            <rect
              key={rung}
              x={index * 8 + 0.5}
              y={0.5}
              width={5}
              height={9}
              rx={0.5}
              stroke="currentColor"
              strokeOpacity={index <= reached ? 1 : 0.6}
              fill={index <= reached ? 'currentColor' : 'none'}
            />
          ))}
        </svg>
      )}
      <span>{word ?? termOf(strength)}</span>
    </span>
  );
}

interface ClaimProps extends StrengthProps {
  /** What somebody says, in their words. */
  said: string;
  /** Who or what it comes from. */
  source?: string | undefined;
}

/** Said at left, in quotation marks; proved at right, computed by the server. Never one for the other. */
export function Claim({ said, source, ...proved }: ClaimProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 py-[3px] text-12 leading-[17px]">
      <div className="min-w-0">
        <q className="break-words">{said}</q>
        {source && <small className="block text-11 text-ink-3 leading-[14px]">{source}</small>}
      </div>
      <Strength {...proved} />
    </div>
  );
}
