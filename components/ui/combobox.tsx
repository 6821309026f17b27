'use client';
import { Combobox as BaseCombobox } from '@base-ui/react/combobox';
import { t } from '@/lib/core/words';
import { ComboboxPopup, useTriggerFocus } from './combobox-popup';
import { controlClass } from './control-class';
import { cx } from './cx';
import { Icon } from './icon';
import type { Option } from './select';

interface ComboboxProps {
  options: readonly Option[];
  value?: string | null | undefined;
  defaultValue?: string | undefined;
  onValueChange?: ((value: string | null) => void) | undefined;
  placeholder?: string | undefined;
  emptyText?: string | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
  'aria-label'?: string | undefined;
  className?: string | undefined;
}

const find = (options: readonly Option[], value: string | null | undefined): Option | null =>
  options.find((option) => option.value === value) ?? null;

/** One of many, found by writing part of its name. Inside a Field, give the Field `ofButton`. */
export function Combobox({
  options,
  value,
  defaultValue,
  onValueChange,
  placeholder = t`Choose`,
  emptyText = t`Nothing has that name.`,
  'aria-label': label,
  className,
  ...rest
}: ComboboxProps) {
  const { trigger, onOpenChange } = useTriggerFocus();
  const chosen = value === undefined ? {} : { value: find(options, value) };
  return (
    <BaseCombobox.Root<Option>
      {...rest}
      {...chosen}
      onOpenChange={onOpenChange}
      items={options}
      // Enter takes the first that has the name, as the list shows it.
      autoHighlight
      defaultValue={defaultValue === undefined ? undefined : find(options, defaultValue)}
      isItemEqualToValue={(one, other) => one.value === other.value}
      onValueChange={(option) => onValueChange?.(option?.value ?? null)}
    >
      <BaseCombobox.Trigger
        ref={trigger}
        aria-label={label}
        className={cx(controlClass, 'flex items-center justify-between gap-2 text-left', className)}
      >
        <BaseCombobox.Value>
          {(option: Option | null) => (
            <span className={cx('flex min-w-0 items-center gap-1.5 truncate', !option && 'text-ink-3')}>
              {option?.glyph}
              {option?.label ?? placeholder}
            </span>
          )}
        </BaseCombobox.Value>
        <Icon name="down" size={12} className="text-ink-3" />
      </BaseCombobox.Trigger>
      <ComboboxPopup emptyText={emptyText} label={label ?? placeholder} />
    </BaseCombobox.Root>
  );
}
