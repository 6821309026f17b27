'use client';
import { useRef } from 'react';

export type Row<T> = { key: number; item: T; put: (part: Partial<T>) => void; remove: () => void };

/** The items of a list in a form, each with a key that stays its own while others come and go. */
export function useRows<T extends object>(items: readonly T[], onChange: (items: T[]) => void) {
  const keys = useRef<number[]>([]);
  const last = useRef(0);
  while (keys.current.length < items.length) keys.current.push(++last.current);
  keys.current.length = items.length;
  const rows = items.map(
    (item, index): Row<T> => ({
      key: keys.current[index] ?? index,
      item,
      put: (part) => onChange(items.map((other, at) => (at === index ? { ...other, ...part } : other))),
      remove: () => {
        keys.current.splice(index, 1);
        onChange(items.filter((_, at) => at !== index));
      },
    }),
  );
  return { rows, add: (item: T) => onChange([...items, item]) };
}
