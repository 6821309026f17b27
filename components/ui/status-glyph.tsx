import { cx } from './cx';
import { type GlyphName, type StatusName, statusLooks, type Tone, toneText } from './status';

interface GlyphProps {
  name: GlyphName;
  size?: number | undefined;
  tone?: Tone | undefined;
  className?: string | undefined;
}

/** The bare shape. Use StatusGlyph wherever the word is not already beside it. */
export function Glyph({ name, size = 14, tone, className }: GlyphProps) {
  return (
    <svg
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
      className={cx('shrink-0', name === 'progress' && 'animate-turn', tone && toneText[tone], className)}
    >
      <use href={`#g-${name}`} />
    </svg>
  );
}

interface StatusGlyphProps {
  status: StatusName;
  /** Replaces the status's own word. */
  word?: string | undefined;
  /** Keeps the word for screen readers only; the shape then stands alone. */
  bare?: boolean | undefined;
  /** The colour of the cause, on a lit chain. */
  tone?: Tone | undefined;
  size?: number | undefined;
  className?: string | undefined;
}

/** A state as shape, colour and word together. */
export function StatusGlyph({ status, word, bare, tone, size, className }: StatusGlyphProps) {
  const look = statusLooks[status];
  return (
    <span
      className={cx('inline-flex items-center gap-[5px] whitespace-nowrap', toneText[tone ?? look.tone], className)}
    >
      <Glyph name={look.glyph} size={size} />
      <span className={bare ? 'sr-only' : undefined}>{word ?? look.word}</span>
    </span>
  );
}
