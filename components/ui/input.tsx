'use client';
import { Input as BaseInput } from '@base-ui/react/input';
import type { ComponentProps, Ref } from 'react';
import { controlClass } from './control-class';
import { cx } from './cx';
import { useWrittenBefore } from './use-written-before';

interface InputProps extends Omit<ComponentProps<typeof BaseInput>, 'className' | 'onValueChange' | 'ref'> {
  onValueChange?: ((value: string) => void) | undefined;
  ref?: Ref<HTMLInputElement> | undefined;
  /** Ids, keys, amounts and hashes are written in mono. */
  mono?: boolean | undefined;
  className?: string | undefined;
}

export function Input({ mono, className, onValueChange, ref, ...rest }: InputProps) {
  const field = useWrittenBefore(onValueChange, ref);
  return (
    <BaseInput
      {...rest}
      ref={field}
      onValueChange={onValueChange}
      className={cx(controlClass, 'read-only:bg-transparent', mono && 'font-mono', className)}
    />
  );
}
