'use client';
import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import type { ReactNode } from 'react';

interface SegmentedProps<Value extends string> {
  label: string;
  choices: readonly { value: Value; label: ReactNode }[];
  value: Value;
  onValueChange: (value: Value) => void;
}

/** Two to four ways to see the same thing. */
export function Segmented<Value extends string>({ label, choices, value, onValueChange }: SegmentedProps<Value>) {
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      onValueChange={([next]) => next && onValueChange(next as Value)}
      className="inline-flex h-7 w-fit overflow-hidden rounded-2 border border-edge text-11 pointer-coarse:h-11"
    >
      {choices.map((choice) => (
        <Toggle
          key={choice.value}
          value={choice.value}
          className="keep-colors px-2.5 text-ink-2 -outline-offset-2 hover:text-ink data-pressed:bg-inverse data-pressed:font-medium data-pressed:text-on-inverse pointer-coarse:px-3"
        >
          {choice.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
