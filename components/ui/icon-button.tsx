'use client';
import { cx } from './cx';
import { Icon } from './icon';
import type { IconName } from './icon-symbols';
import { PlainButton, type PlainButtonProps } from './plain-button';
import { Tooltip } from './tooltip';

interface IconButtonProps extends Omit<PlainButtonProps, 'children' | 'className' | 'aria-label'> {
  icon: IconName;
  /** What it does, as a verb; said to screen readers and shown on hover and focus. */
  label: string;
  keys?: string | undefined;
  size?: 'small' | 'medium' | undefined;
  className?: string | undefined;
}

export function IconButton({ icon, label, keys, size = 'medium', className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <PlainButton
        aria-label={label}
        {...rest}
        className={cx(
          'touch-target inline-grid shrink-0 place-items-center rounded-2 text-ink-2 transition-colors duration-(--fast) hover:bg-s3 hover:text-ink data-disabled:text-ink-4',
          size === 'small' ? 'size-6' : 'size-7',
          className,
        )}
      >
        <Icon name={icon} size={size === 'small' ? 12 : 14} />
      </PlainButton>
    </Tooltip>
  );
}
