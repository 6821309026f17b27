'use client';
import { NumberField } from '@base-ui/react/number-field';
import { groupClass } from './control-class';
import { cx } from './cx';
import { Icon } from './icon';

interface NumberInputProps {
  value?: number | null | undefined;
  defaultValue?: number | undefined;
  onValueChange?: ((value: number | null) => void) | undefined;
  min?: number | undefined;
  max?: number | undefined;
  step?: number | undefined;
  /** The unit, written after the number: `min`, `tokens`, `USD`. */
  unit?: string | undefined;
  name?: string | undefined;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  required?: boolean | undefined;
  format?: Intl.NumberFormatOptions | undefined;
  'aria-label'?: string | undefined;
  className?: string | undefined;
}

const stepClass =
  'touch-target grid w-6 place-items-center text-ink-3 hover:text-ink data-disabled:text-ink-4 pointer-coarse:hidden';

export function NumberInput({
  unit,
  placeholder,
  className,
  format,
  onValueChange,
  'aria-label': label,
  ...rest
}: NumberInputProps) {
  return (
    <NumberField.Root
      {...rest}
      locale="en"
      format={{ useGrouping: false, maximumFractionDigits: 6, ...format }}
      onValueChange={(value) => onValueChange?.(value)}
      className={className}
    >
      <NumberField.Group className={cx(groupClass, 'flex h-8 items-stretch pointer-coarse:h-11')}>
        <NumberField.Input
          aria-label={label}
          placeholder={placeholder}
          className="min-w-0 flex-1 bg-transparent px-2 font-mono text-13 outline-none pointer-coarse:text-16"
        />
        {unit && <span className="self-center pr-1 text-11 text-ink-3">{unit}</span>}
        <NumberField.Decrement aria-label="Less" className={stepClass}>
          <Icon name="minus" size={10} />
        </NumberField.Decrement>
        <NumberField.Increment aria-label="More" className={cx(stepClass, 'mr-0.5')}>
          <Icon name="plus" size={10} />
        </NumberField.Increment>
      </NumberField.Group>
    </NumberField.Root>
  );
}
