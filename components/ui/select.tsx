'use client';
import { Select as BaseSelect } from '@base-ui/react/select';
import type { ReactNode } from 'react';
import { layerProps } from '@/lib/client/hotkeys';
import { controlClass, itemClass, popupClass } from './control-class';
import { cx } from './cx';
import { Icon } from './icon';

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  /** A second, quieter line. */
  note?: string | undefined;
  /** A glyph before the label. */
  glyph?: ReactNode;
  disabled?: boolean | undefined;
}

interface SelectProps<Value extends string> {
  options: readonly Option<Value>[];
  value?: Value | null | undefined;
  defaultValue?: Value | undefined;
  onValueChange?: ((value: Value) => void) | undefined;
  placeholder?: string | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
  required?: boolean | undefined;
  'aria-label'?: string | undefined;
  className?: string | undefined;
}

/** One of a few. Inside a Field, give the Field `ofButton`. */
export function Select<Value extends string>({
  options,
  onValueChange,
  placeholder = 'Choose',
  className,
  'aria-label': label,
  ...rest
}: SelectProps<Value>) {
  return (
    <BaseSelect.Root<Value>
      {...rest}
      items={options.map((option) => ({ value: option.value, label: option.label }))}
      onValueChange={(value) => value !== null && onValueChange?.(value)}
    >
      <BaseSelect.Trigger
        aria-label={label}
        className={cx(controlClass, 'flex items-center justify-between gap-2 text-left', className)}
      >
        <BaseSelect.Value placeholder={placeholder} className="truncate data-placeholder:text-ink-3" />
        <BaseSelect.Icon className="text-ink-3">
          <Icon name="down" size={12} />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <BaseSelect.Popup {...layerProps} className={popupClass}>
            <BaseSelect.List>
              {options.map((option) => (
                <BaseSelect.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled}
                  className={itemClass}
                >
                  <BaseSelect.ItemIndicator className="col-start-1">
                    <Icon name="check" />
                  </BaseSelect.ItemIndicator>
                  <span className="col-start-2 flex min-w-0 items-center gap-1.5">
                    {option.glyph}
                    <BaseSelect.ItemText className="truncate">{option.label}</BaseSelect.ItemText>
                  </span>
                  {option.note && <span className="col-start-2 -mt-1.5 text-11 text-ink-3">{option.note}</span>}
                </BaseSelect.Item>
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}
