'use client';
import { Field as BaseField } from '@base-ui/react/field';
import type { ComponentProps, Ref } from 'react';
import { frameClass } from './control-class';
import { cx } from './cx';
import { useWrittenBefore } from './use-written-before';

interface TextareaProps extends Omit<ComponentProps<'textarea'>, 'className' | 'onChange' | 'value' | 'defaultValue'> {
  value?: string | undefined;
  defaultValue?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
  mono?: boolean | undefined;
  className?: string | undefined;
}

/** Grows with what is written, between `rows` and half the window. */
export function Textarea({
  value,
  defaultValue,
  onValueChange,
  mono,
  rows = 3,
  className,
  name,
  disabled,
  ref,
  ...rest
}: TextareaProps) {
  const field = useWrittenBefore(onValueChange, ref);
  return (
    <BaseField.Control
      ref={field as Ref<HTMLElement>}
      render={<textarea rows={rows} {...rest} style={{ minHeight: `calc(${rows} * 1.58em + 14px)` }} />}
      name={name}
      disabled={disabled}
      value={value}
      defaultValue={defaultValue}
      onValueChange={onValueChange}
      className={cx(
        frameClass,
        'field-sizing-content max-h-[50vh] resize-y px-2 py-1.5 leading-prose read-only:bg-transparent',
        mono ? 'font-mono text-12' : 'text-14',
        className,
      )}
    />
  );
}
