import type { ComponentProps, MouseEvent } from 'react';

export interface PlainButtonProps extends ComponentProps<'button'> {
  /** Keeps its place for the keyboard while it is disabled: whoever is on it stays on it, and hears why. */
  focusableWhenDisabled?: boolean | undefined;
}

const swallow = (event: MouseEvent) => event.preventDefault();

/** A button without a look. */
export function PlainButton({ disabled, focusableWhenDisabled, onClick, ...rest }: PlainButtonProps) {
  const stays = disabled && focusableWhenDisabled;
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled && !stays}
      aria-disabled={stays || undefined}
      data-disabled={disabled ? '' : undefined}
      onClick={disabled ? swallow : onClick}
    />
  );
}
