'use client';
import { type RefCallback, useRef } from 'react';

export type Row<T> = {
  key: number;
  item: T;
  /** For the element around the row: the first field of an added one takes the keyboard. */
  ref: RefCallback<HTMLElement>;
  put: (part: Partial<T>) => void;
  remove: () => void;
};

/** The items of a list in a form, each with a key that stays its own while others come and go. */
export function useRows<T extends object>(items: readonly T[], onChange: (items: T[]) => void) {
  const keys = useRef<number[]>([]);
  const last = useRef(0);
  const added = useRef(false);
  while (keys.current.length < items.length) keys.current.push(++last.current);
  keys.current.length = items.length;
  const rows = items.map(
    (item, index): Row<T> => ({
      key: keys.current[index] ?? index,
      item,
      ref: (row) => {
        if (!row || !added.current || index !== items.length - 1) return;
        added.current = false;
        row.querySelector<HTMLElement>('input, textarea, select, [role=combobox]')?.focus();
      },
      put: (part) => onChange(items.map((other, at) => (at === index ? { ...other, ...part } : other))),
      remove: () => {
        keys.current.splice(index, 1);
        onChange(items.filter((_, at) => at !== index));
      },
    }),
  );
  const add = (item: T) => {
    added.current = true;
    onChange([...items, item]);
  };
  return { rows, add };
}
