'use client';
import { Combobox } from '@base-ui/react/combobox';
import { t } from '@/lib/core/words';
import { ComboboxPopup, useTriggerFocus } from './combobox-popup';
import { chipClass, chipRemoveClass, groupClass } from './control-class';
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

function Picked({ label }: { label: string }) {
  return (
    <Combobox.Chip aria-label={label} className={chipClass}>
      {label}
      <Combobox.ChipRemove aria-label={t`Remove ${label}`} className={chipRemoveClass}>
        <Icon name="close" size={9} />
      </Combobox.ChipRemove>
    </Combobox.Chip>
  );
}

/** Several of many, each shown as a chip. Inside a Field, give the Field `ofButton`. */
export function MultiCombobox({
  options,
  values,
  defaultValues,
  onValuesChange,
  placeholder = t`Choose`,
  emptyText = t`Nothing has that name.`,
  'aria-label': label,
  className,
  ...rest
}: MultiComboboxProps) {
  const { trigger, onOpenChange } = useTriggerFocus();
  const chosen = values === undefined ? {} : { value: pick(options, values) };
  return (
    <Combobox.Root<Option, true>
      {...rest}
      {...chosen}
      onOpenChange={onOpenChange}
      multiple
      items={options}
      // As where one is chosen: Enter takes the first that has the name.
      autoHighlight
      defaultValue={defaultValues === undefined ? undefined : pick(options, defaultValues)}
      isItemEqualToValue={(one, other) => one.value === other.value}
      onValueChange={(next) => onValuesChange?.(next.map((option) => option.value))}
    >
      <div
        className={cx(
          groupClass,
          'flex min-h-8 flex-wrap items-center gap-1 px-1 py-0.5 pointer-coarse:min-h-11',
          className,
        )}
      >
        <Combobox.Value>
          {(picked: Option[]) => (
            <Combobox.Chips className="contents">
              {picked.map((option) => (
                <Picked key={option.value} label={option.label} />
              ))}
              <Combobox.Trigger
                ref={trigger}
                aria-label={label}
                className="flex h-6 min-w-20 flex-1 items-center justify-between gap-2 px-1 text-left text-ink-3 outline-none pointer-coarse:h-9"
              >
                {picked.length > 0 ? t`Add` : placeholder}
                <Icon name="down" size={12} />
              </Combobox.Trigger>
            </Combobox.Chips>
          )}
        </Combobox.Value>
      </div>
      <ComboboxPopup emptyText={emptyText} label={label ?? placeholder} />
    </Combobox.Root>
  );
}
