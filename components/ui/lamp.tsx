import { cx } from './cx';
import { Glyph } from './status-glyph';

interface LampProps {
  lit: boolean;
  /** What the lamp says: who is awaited, for what. */
  label: string;
  size?: number | undefined;
  bare?: boolean | undefined;
  className?: string | undefined;
}

/** The lamp: lit only where a person is awaited, here, now. Nothing else in the product is orange. */
export function Lamp({ lit, label, size = 14, bare, className }: LampProps) {
  const tone = lit ? 'text-lamp-text' : 'text-ink-3';
  return (
    <span className={cx('inline-flex items-center gap-[5px] whitespace-nowrap', tone, className)}>
      <Glyph name={lit ? 'person' : 'todo'} size={size} />
      <span className={bare ? 'sr-only' : undefined}>{label}</span>
    </span>
  );
}
