import { cx } from './cx';
import type { IconName } from './icon-symbols';

/** An interface icon. It says nothing to a screen reader: the word beside it, or its button's label, does. */
export function Icon({
  name,
  size = 14,
  className,
}: {
  name: IconName;
  size?: number | undefined;
  className?: string | undefined;
}) {
  return (
    <svg width={size} height={size} aria-hidden="true" focusable="false" className={cx('shrink-0', className)}>
      <use href={`#i-${name}`} />
    </svg>
  );
}
