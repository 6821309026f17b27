import { formatDuration } from '@/lib/client/format';
import { cx } from './cx';

/** A length of time: 6 d 04 h. */
export function Duration({ seconds, className }: { seconds: number; className?: string | undefined }) {
  return (
    <time dateTime={`PT${Math.max(0, Math.floor(seconds))}S`} className={cx('whitespace-nowrap', className)}>
      {formatDuration(seconds)}
    </time>
  );
}
