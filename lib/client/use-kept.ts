'use client';
import { useEffect, useState } from 'react';

const kept = new Map<string, unknown>();

/**
 * What is written in a form that closes at a key: it is there again when the form is opened at the same `place`, until
 * it is sent or thrown away, as long as the page is open.
 */
export function useKept<T>(place: string, begin: () => T, isWorthKeeping: (value: T) => boolean) {
  const [value, setValue] = useState<T>(() => (kept.has(place) ? (kept.get(place) as T) : begin()));
  const [wasKept, setWasKept] = useState(() => kept.has(place));
  const worth = isWorthKeeping(value);
  useEffect(() => {
    if (worth) kept.set(place, value);
    else kept.delete(place);
  }, [place, value, worth]);
  return {
    value,
    setValue,
    wasKept,
    /** It was sent: nothing of it comes back. */
    forget: () => kept.delete(place),
    /** Throws it away and begins anew. */
    restart: () => {
      setValue(begin());
      setWasKept(false);
    },
  };
}
