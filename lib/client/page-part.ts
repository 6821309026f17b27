'use client';
import { useEffect } from 'react';

/** Where writing in a part of the page begins; null where the page has no such part. */
export function firstFieldOf(id: string): HTMLElement | null {
  const find = (what: string) => document.getElementById(id)?.querySelector<HTMLElement>(what) ?? null;
  return find('input:not([type=hidden], [aria-hidden=true]), textarea, select, [role=combobox]') ?? find('button, a');
}

/** Shows a part of the page and puts the keyboard into its first field; nothing where the page has no such part. */
export function goToPart(id: string): void {
  document.getElementById(id)?.scrollIntoView({ block: 'center' });
  firstFieldOf(id)?.focus({ preventScroll: true });
}

/** Goes to the part that the address names once it is on the page: the browser looked before the data came. */
export function useHashTarget(): void {
  useEffect(() => {
    const go = () => goToPart(decodeURIComponent(window.location.hash.slice(1)));
    go();
    window.addEventListener('hashchange', go);
    return () => window.removeEventListener('hashchange', go);
  }, []);
}
