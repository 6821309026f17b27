'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** Parameters of the page's address by name; null takes one away. */
export type AddressChanges = Record<string, string | null>;

/** Changes the page's address without asking the server. Back undoes a push, and never a replacement. */
export function useAddress() {
  const path = usePathname();
  return useCallback(
    (changes: AddressChanges, how: 'push' | 'replace') => {
      const now = new URLSearchParams(window.location.search);
      const next = new URLSearchParams(now);
      for (const [name, value] of Object.entries(changes)) value === null ? next.delete(name) : next.set(name, value);
      if (next.toString() === now.toString()) return;
      window.history[how === 'push' ? 'pushState' : 'replaceState'](null, '', next.size > 0 ? `${path}?${next}` : path);
    },
    [path],
  );
}

/**
 * A parameter of the address as it stands. `useSearchParams` alone tells of a change by `useAddress` only when nothing
 * more urgent is to be drawn, and until then of the one before.
 */
export function useParameter(name: string): string | null {
  const told = useSearchParams();
  return (typeof window === 'undefined' ? told : new URLSearchParams(window.location.search)).get(name);
}
