'use client';
import { useEffect } from 'react';

/** Lights the lamp in the browser's tab too, for those who have the page open behind others. */
export function TabLamp({ lit }: { lit: boolean }) {
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"][type="image/svg+xml"]');
    if (icon) icon.href = lit ? '/icon-lit.svg' : '/icon.svg';
  }, [lit]);
  return null;
}
