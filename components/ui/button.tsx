'use client';
import type { ComponentProps, ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { ariaKeys } from '@/lib/client/key-strokes';
import { cx } from './cx';
import { Icon } from './icon';
import type { IconName } from './icon-symbols';
import { KeyCap } from './key-cap';
import { PlainButton, type PlainButtonProps } from './plain-button';

/** `primary` is the one filled button, and only where a person is awaited. */
export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

const variants: Record<ButtonVariant, string> = {
  primary: 'keep-colors border-lamp bg-lamp font-semibold text-on-lamp hover:brightness-110',
  secondary: 'border-edge bg-s2 font-medium text-ink hover:bg-s3',
  ghost: 'border-transparent bg-transparent font-medium text-ink-2 hover:bg-s3 hover:text-ink',
  danger: 'border-edge bg-s2 font-medium text-fault-text hover:border-fault hover:bg-fault-wash',
};

const sizes: Record<ButtonSize, string> = {
  small: 'h-6 gap-1.5 px-2 text-11 pointer-coarse:h-10 pointer-coarse:px-3 pointer-coarse:text-13',
  medium: 'h-7 gap-[7px] px-2.5 text-13 pointer-coarse:h-11 pointer-coarse:px-3.5 pointer-coarse:text-14',
  large: 'h-8 gap-2 px-3 text-13 pointer-coarse:h-12 pointer-coarse:px-4 pointer-coarse:text-14',
};

export function buttonClass(variant: ButtonVariant, size: ButtonSize): string {
  return cx(
    'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-2 border transition-colors duration-(--fast)',
    'disabled:cursor-not-allowed disabled:border-line-2 disabled:bg-transparent disabled:text-ink-3 data-disabled:cursor-not-allowed data-disabled:border-line-2 data-disabled:bg-transparent data-disabled:text-ink-3',
    variants[variant],
    sizes[size],
  );
}

interface Face {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: IconName | undefined;
  /** The key that does the same; only shown here, `useHotkeys` makes it work. */
  keys?: string | undefined;
  children: ReactNode;
}

interface ButtonProps extends Face, Omit<PlainButtonProps, 'children' | 'className'> {
  /** The action is under way: the button stays in place, takes no second press and says so. */
  busy?: boolean | undefined;
  className?: string | undefined;
}

export function Button({
  variant = 'secondary',
  size = 'medium',
  icon,
  keys,
  busy,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <PlainButton
      aria-keyshortcuts={(keys && ariaKeys(keys)) || undefined}
      aria-busy={busy || undefined}
      {...rest}
      disabled={rest.disabled || busy}
      focusableWhenDisabled={busy || rest.focusableWhenDisabled}
      className={cx(buttonClass(variant, size), className)}
    >
      {icon && <Icon name={icon} />}
      <span className={busy ? 'animate-wait' : undefined}>{children}</span>
      {keys && <KeyCap keys={keys} />}
    </PlainButton>
  );
}

interface ButtonLinkProps extends Face, Omit<ComponentProps<typeof Link>, 'children' | 'className'> {
  className?: string | undefined;
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  variant = 'secondary',
  size = 'medium',
  icon,
  keys,
  children,
  className,
  ...rest
}: ButtonLinkProps) {
  return (
    <Link {...rest} className={cx(buttonClass(variant, size), className)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {keys && <KeyCap keys={keys} />}
    </Link>
  );
}
