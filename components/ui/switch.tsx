'use client';
import { Switch as BaseSwitch } from '@base-ui/react/switch';
import { type ReactNode, useId } from 'react';

interface SwitchProps {
  label: ReactNode;
  note?: ReactNode;
  checked?: boolean | undefined;
  defaultChecked?: boolean | undefined;
  onCheckedChange?: ((checked: boolean) => void) | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
}

/** Takes effect at once; a choice that waits for a Save button is a Checkbox. */
export function Switch({ label, note, onCheckedChange, ...rest }: SwitchProps) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className="flex min-h-6 items-start justify-between gap-4 pointer-coarse:min-h-11 pointer-coarse:items-center"
    >
      <span>
        {label}
        {note && <span className="block text-11 text-ink-3">{note}</span>}
      </span>
      <BaseSwitch.Root
        id={id}
        {...rest}
        onCheckedChange={(checked) => onCheckedChange?.(checked)}
        className="keep-colors touch-target flex h-[18px] w-8 shrink-0 items-center rounded-2 border border-edge bg-s2 px-px transition-colors duration-(--fast) data-checked:border-inverse data-checked:bg-inverse data-disabled:opacity-60"
      >
        <BaseSwitch.Thumb className="size-3.5 rounded-1 bg-ink-3 transition-transform duration-(--fast) data-checked:translate-x-3.5 data-checked:bg-on-inverse" />
      </BaseSwitch.Root>
    </label>
  );
}
