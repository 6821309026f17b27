'use client';
import { useEffect, useMemo, useRef } from 'react';
import type { MenuItem } from '@/components/ui/menu';
import { type Command, useCommands } from './commands';

/** Puts what stands in a menu into the palette too, by the same names. */
export function useMenuCommands(group: string, items: readonly MenuItem[]): void {
  const latest = useRef(items);
  useEffect(() => {
    latest.current = items;
  });
  const shape = items.map(({ label, href, disabled }) => `${label}|${href ?? ''}|${disabled ?? false}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` is what the commands show; what runs is the latest
  const commands = useMemo(
    () =>
      items
        .filter(({ disabled }) => !disabled)
        .map(({ label, icon, href }): Command => {
          const run = () => latest.current.find((item) => item.label === label)?.run?.();
          return { id: `${group} ${label}`, label, group, icon, ...(href ? { href } : { run }) };
        }),
    [shape, group],
  );
  useCommands(commands);
}
