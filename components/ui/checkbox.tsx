'use client';
import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { type ReactNode, useId } from 'react';
import { cx } from './cx';
import { Icon } from './icon';

interface CheckboxProps {
  /** Beside the box. Without it give `aria-label`, as in a table's first column. */
  label?: ReactNode;
  note?: ReactNode;
  checked?: boolean | undefined;
  defaultChecked?: boolean | undefined;
  indeterminate?: boolean | undefined;
  /** The event tells what was held down with the press. */
  onCheckedChange?: ((checked: boolean, event: Event) => void) | undefined;
  name?: string | undefined;
  value?: string | undefined;
  disabled?: boolean | undefined;
  required?: boolean | undefined;
  'aria-label'?: string | undefined;
  className?: string | undefined;
}

export function Checkbox({ label, note, indeterminate, onCheckedChange, className, ...rest }: CheckboxProps) {
  const id = useId();
  const box = (
    <BaseCheckbox.Root
      id={id}
      {...rest}
      indeterminate={indeterminate}
      onCheckedChange={(checked, { event }) => onCheckedChange?.(checked, event)}
      className="keep-colors touch-target grid size-4 shrink-0 place-items-center rounded-1 border border-edge bg-s2 text-on-inverse data-checked:border-inverse data-indeterminate:border-inverse data-checked:bg-inverse data-indeterminate:bg-inverse data-invalid:border-fault data-disabled:opacity-60"
    >
      <BaseCheckbox.Indicator className="grid data-unchecked:hidden">
        <Icon name={indeterminate ? 'minus' : 'check'} size={12} />
      </BaseCheckbox.Indicator>
    </BaseCheckbox.Root>
  );
  if (!label) return box;
  return (
    <label
      htmlFor={id}
      className={cx('flex min-h-6 items-start gap-2 pointer-coarse:min-h-11 pointer-coarse:items-center', className)}
    >
      <span className="mt-[3px] pointer-coarse:mt-0">{box}</span>
      <span>
        {label}
        {note && <span className="block text-11 text-ink-3">{note}</span>}
      </span>
    </label>
  );
}
