'use client';
import { useEffect } from 'react';

/** Goes to the part that the address names once it is on the page: the browser looked before the data came. */
export function useHashTarget(): void {
  useEffect(() => {
    const go = () => {
      const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
      if (!target) return;
      target.scrollIntoView({ block: 'center' });
      target.querySelector<HTMLElement>('input, textarea, select, button, a')?.focus({ preventScroll: true });
    };
    go();
    window.addEventListener('hashchange', go);
    return () => window.removeEventListener('hashchange', go);
  }, []);
}
