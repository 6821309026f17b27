import { shortHash } from '@/lib/client/format';
import { CopyButton } from './copy-button';
import { cx } from './cx';

interface HashProps {
  value: string;
  /** How many characters are shown; people compare eight. */
  length?: number | undefined;
  /** Without the copy button, inside a link or a dense row. */
  bare?: boolean | undefined;
  className?: string | undefined;
}

/** A hash or an id, short, in mono; the whole of it on hover and in the clipboard. */
export function Hash({ value, length = 8, bare, className }: HashProps) {
  return (
    <span className={cx('inline-flex items-center gap-0.5', className)}>
      <span title={value} className="figure">
        {shortHash(value, length)}
      </span>
      {!bare && <CopyButton text={value} label="Copy all of it" />}
    </span>
  );
}
