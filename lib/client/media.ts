'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';

// The same edges as `md` and `lg` in globals.css.
const phone = watch('(max-width: 767.98px)');
const desk = watch('(min-width: 1024px)');

function watch(query: string) {
  const subscribe = (listener: () => void) => {
    const list = window.matchMedia(query);
    list.addEventListener('change', listener);
    return () => list.removeEventListener('change', listener);
  };
  return { subscribe, matches: () => window.matchMedia(query).matches };
}

/** Whether the window is as narrow as a phone. The server assumes a desk. */
export const usePhone = (): boolean => useSyncExternalStore(phone.subscribe, phone.matches, () => false);

/** The same, as it was when the component appeared: a screen that is turned over begins nothing anew. */
export function usePhoneAtFirst(): boolean {
  const [was, setWas] = useState(usePhone());
  useEffect(() => setWas(phone.matches()), []);
  return was;
}

/** Whether the window has room for two panes beside each other. The server assumes so. */
export const useDesk = (): boolean => useSyncExternalStore(desk.subscribe, desk.matches, () => true);
