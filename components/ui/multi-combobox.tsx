'use client';
import { Combobox } from '@base-ui/react/combobox';
import { ComboboxList } from './combobox-list';
import { controlClass } from './control-class';
import { cx } from './cx';
import { Icon } from './icon';
import type { Option } from './select';

interface MultiComboboxProps {
  options: readonly Option[];
  values?: readonly string[] | undefined;
  defaultValues?: readonly string[] | undefined;
  onValuesChange?: ((values: string[]) => void) | undefined;
  placeholder?: string | undefined;
  emptyText?: string | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
  'aria-label'?: string | undefined;
  className?: string | undefined;
}

const pick = (options: readonly Option[], values: readonly string[]): Option[] =>
  values.map((value) => options.find((option) => option.value === value) ?? { value, label: value });

/** Several of many, each shown as a chip that Backspace removes. */
export function MultiCombobox({
  options,
  values,
  defaultValues,
  onValuesChange,
  placeholder,
  emptyText = 'Nothing has that name.',
  'aria-label': label,
  className,
  ...rest
}: MultiComboboxProps) {
  const chosen = values === undefined ? {} : { value: pick(options, values) };
  return (
    <Combobox.Root<Option, true>
      {...rest}
      {...chosen}
      multiple
      items={options}
      defaultValue={defaultValues === undefined ? undefined : pick(options, defaultValues)}
      isItemEqualToValue={(one, other) => one.value === other.value}
      onValueChange={(next) => onValuesChange?.(next.map((option) => option.value))}
    >
      <Combobox.InputGroup
        className={cx(
          controlClass,
          'flex h-auto min-h-8 items-center px-1 py-0.5 focus-within:outline-2 focus-within:outline-ink focus-within:outline-offset-1 pointer-coarse:h-auto pointer-coarse:min-h-11',
          className,
        )}
      >
        <Combobox.Value>
          {(picked: Option[]) => (
            <Combobox.Chips className="flex w-full flex-wrap items-center gap-1">
              {picked.map((option) => (
                <Combobox.Chip key={option.value} aria-label={option.label} className={chipClass}>
                  {option.label}
                  <Combobox.ChipRemove aria-label={`Remove ${option.label}`} className={chipRemoveClass}>
                    <Icon name="close" size={9} />
                  </Combobox.ChipRemove>
                </Combobox.Chip>
              ))}
              <Combobox.Input
                aria-label={label}
                placeholder={picked.length > 0 ? undefined : placeholder}
                className="h-6 min-w-16 flex-1 bg-transparent px-1 outline-none"
              />
            </Combobox.Chips>
          )}
        </Combobox.Value>
      </Combobox.InputGroup>
      <ComboboxList emptyText={emptyText} />
    </Combobox.Root>
  );
}

export const chipClass =
  'inline-flex min-h-6 max-w-full items-center gap-1 rounded-1 bg-s3 pl-1.5 text-12 text-ink focus-visible:outline-2 focus-visible:outline-ink pointer-coarse:min-h-9';
export const chipRemoveClass =
  'touch-target grid size-6 place-items-center rounded-1 text-ink-3 hover:text-ink pointer-coarse:size-9';
