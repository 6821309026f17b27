'use client';
import { Field as BaseField } from '@base-ui/react/field';
import type { ReactNode } from 'react';
import { cx } from './cx';
import { Icon } from './icon';

interface FieldProps {
  label: ReactNode;
  /** One sentence under the label: what it is for, or the rule that limits it. */
  hint?: ReactNode;
  /** What is wrong with the value and what to write instead. */
  error?: string | undefined;
  optional?: boolean | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
  /** Keeps the label for screen readers only, where a heading or a table head already says it. */
  hideLabel?: boolean | undefined;
  /** For controls that are buttons (Select): their label must not press them. */
  ofButton?: boolean | undefined;
  /** One figure at the right of the label. */
  aside?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}

/** A label, a control, a hint and an error, tied together for every reader. */
export function Field({
  label,
  hint,
  error,
  optional,
  name,
  disabled,
  hideLabel,
  ofButton,
  aside,
  children,
  className,
}: FieldProps) {
  return (
    <BaseField.Root
      name={name}
      disabled={disabled}
      invalid={Boolean(error)}
      className={cx('flex min-w-0 flex-col gap-1', className)}
    >
      <div className={hideLabel ? 'sr-only' : 'flex items-baseline justify-between gap-3'}>
        <BaseField.Label
          nativeLabel={!ofButton}
          render={ofButton ? <div /> : undefined}
          className="font-medium text-11 text-ink-2 pointer-coarse:text-13"
        >
          {label}
          {optional && <span className="font-normal text-ink-3"> (optional)</span>}
        </BaseField.Label>
        {aside && <span className="text-11 text-ink-3">{aside}</span>}
      </div>
      {children}
      {hint && <BaseField.Description className="text-11 text-ink-3">{hint}</BaseField.Description>}
      {error && (
        <BaseField.Error match className="flex items-start gap-1.5 text-11 text-fault-text">
          <Icon name="caution" size={12} className="mt-px" />
          <span>{error}</span>
        </BaseField.Error>
      )}
    </BaseField.Root>
  );
}
