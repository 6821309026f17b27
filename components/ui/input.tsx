'use client';
import { Input as BaseInput } from '@base-ui/react/input';
import type { ComponentProps } from 'react';
import { controlClass } from './control-class';
import { cx } from './cx';

interface InputProps extends Omit<ComponentProps<typeof BaseInput>, 'className'> {
  /** Ids, keys, amounts and hashes are written in mono. */
  mono?: boolean | undefined;
  className?: string | undefined;
}

export function Input({ mono, className, ...rest }: InputProps) {
  return (
    <BaseInput {...rest} className={cx(controlClass, 'read-only:bg-transparent', mono && 'font-mono', className)} />
  );
}
