'use client';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup as BaseRadioGroup } from '@base-ui/react/radio-group';
import { type ReactNode, useId } from 'react';
import { cx } from './cx';

interface Choice<Value extends string> {
  value: Value;
  label: ReactNode;
  note?: ReactNode;
  disabled?: boolean | undefined;
}

interface RadioGroupProps<Value extends string> {
  /** The question that the choices answer. */
  label: ReactNode;
  hideLabel?: boolean | undefined;
  choices: readonly Choice<Value>[];
  value?: Value | undefined;
  defaultValue?: Value | undefined;
  onValueChange?: ((value: Value) => void) | undefined;
  name?: string | undefined;
  className?: string | undefined;
}

export function RadioGroup<Value extends string>({
  label,
  hideLabel,
  choices,
  onValueChange,
  className,
  ...rest
}: RadioGroupProps<Value>) {
  const id = useId();
  return (
    <div className={className}>
      <div id={id} className={hideLabel ? 'sr-only' : 'mb-1 font-medium text-11 text-ink-2'}>
        {label}
      </div>
      <BaseRadioGroup<Value>
        {...rest}
        aria-labelledby={id}
        onValueChange={(value) => onValueChange?.(value)}
        className="flex flex-col gap-1"
      >
        {choices.map((choice) => (
          <label
            key={choice.value}
            htmlFor={`${id}-${choice.value}`}
            className={cx(
              'flex min-h-6 items-start gap-2 pointer-coarse:min-h-11 pointer-coarse:items-center',
              choice.disabled && 'text-ink-3',
            )}
          >
            <Radio.Root
              id={`${id}-${choice.value}`}
              value={choice.value}
              disabled={choice.disabled}
              className="touch-target mt-[3px] grid size-4 pointer-coarse:mt-0 shrink-0 place-items-center rounded-full border border-edge bg-s2 data-checked:border-ink data-disabled:opacity-60"
            >
              <Radio.Indicator className="size-2 rounded-full bg-ink data-unchecked:hidden" />
            </Radio.Root>
            <span>
              {choice.label}
              {choice.note && <span className="block text-11 text-ink-3">{choice.note}</span>}
            </span>
          </label>
        ))}
      </BaseRadioGroup>
    </div>
  );
}
