'use client';
import { Field as BaseField } from '@base-ui/react/field';
import type { ReactNode } from 'react';
import { t } from '@/lib/core/words';
import { controlClass } from './control-class';
import { cx } from './cx';
import { Icon } from './icon';

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  /** A second, quieter word. */
  note?: string | undefined;
  /** A glyph before the label; shown by the comboboxes. */
  glyph?: ReactNode;
  disabled?: boolean | undefined;
}

interface SelectProps<Value extends string> {
  options: readonly Option<Value>[];
  value?: Value | null | undefined;
  defaultValue?: Value | undefined;
  onValueChange?: ((value: Value) => void) | undefined;
  /** Shown while nothing is chosen. */
  placeholder?: string | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
  required?: boolean | undefined;
  id?: string | undefined;
  'aria-label'?: string | undefined;
  className?: string | undefined;
}

/** One of a few: the browser's own select, so that a phone shows its own picker and forms work without scripts. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, value, defaultValue, onValueChange, placeholder = t`Choose`, className, ...rest } = props;
  const unset = value === undefined ? defaultValue === undefined : !options.some((option) => option.value === value);
  return (
    <span className={cx('relative block w-full', className)}>
      <BaseField.Control
        {...rest}
        value={value === undefined ? undefined : (value ?? '')}
        defaultValue={value === undefined ? (defaultValue ?? '') : undefined}
        onValueChange={(next) => next && onValueChange?.(next as Value)}
        className={cx(controlClass, 'own-picker truncate pr-7 text-left')}
        render={
          <select>
            {unset && (
              <option value="" disabled hidden>
                {placeholder}
              </option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.note ? `${option.label}, ${option.note}` : option.label}
              </option>
            ))}
          </select>
        }
      />
      <Icon
        name="down"
        size={12}
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-ink-3"
      />
    </span>
  );
}
