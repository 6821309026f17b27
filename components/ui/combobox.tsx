'use client';
import { Combobox as BaseCombobox } from '@base-ui/react/combobox';
import { ComboboxList } from './combobox-list';
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

/** One of many, found by writing part of its name. */
export function Combobox({
  options,
  value,
  defaultValue,
  onValueChange,
  placeholder,
  emptyText = 'Nothing has that name.',
  'aria-label': label,
  className,
  ...rest
}: ComboboxProps) {
  const chosen = value === undefined ? {} : { value: find(options, value) };
  return (
    <BaseCombobox.Root<Option>
      {...rest}
      {...chosen}
      items={options}
      defaultValue={defaultValue === undefined ? undefined : find(options, defaultValue)}
      isItemEqualToValue={(one, other) => one.value === other.value}
      onValueChange={(option) => onValueChange?.(option?.value ?? null)}
    >
      <BaseCombobox.InputGroup className={cx('relative w-full', className)}>
        <BaseCombobox.Input aria-label={label} placeholder={placeholder} className={cx(controlClass, 'pr-12')} />
        <span className="absolute inset-y-0 right-1 flex items-center text-ink-3">
          <BaseCombobox.Clear aria-label="Clear" className="touch-target grid size-6 place-items-center hover:text-ink">
            <Icon name="close" size={10} />
          </BaseCombobox.Clear>
          <BaseCombobox.Trigger aria-label="Show all" className="grid size-6 place-items-center hover:text-ink">
            <Icon name="down" size={12} />
          </BaseCombobox.Trigger>
        </span>
      </BaseCombobox.InputGroup>
      <ComboboxList emptyText={emptyText} />
    </BaseCombobox.Root>
  );
}
