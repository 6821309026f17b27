'use client';
import { usePathname } from 'next/navigation';
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
