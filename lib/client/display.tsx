'use client';
import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { keepPreference } from './cookie';
import { type Display, timeZoneCookie } from './format';

/** What a page needs to write times and figures: the reader, the currency, and the moment of rendering. */
export interface PageDisplay extends Display {
  currency: string;
  nowMs: number;
}

const DisplayContext = createContext<PageDisplay>({ locale: 'en-GB', timeZone: 'UTC', currency: 'USD', nowMs: 0 });

export const useDisplay = (): PageDisplay => useContext(DisplayContext);

/** Gives the pages below it the reader. Nested with `currency`, it changes that alone: a workspace has its own. */
export function DisplayProvider({ children, ...given }: Partial<PageDisplay> & { children: ReactNode }) {
  const outer = useDisplay();
  return <DisplayContext value={{ ...outer, ...given }}>{children}</DisplayContext>;
}

/** Tells the server which zone the reader is in; a page that was written in another one is asked for again. */
export function RememberTimeZone() {
  const { timeZone } = useDisplay();
  const { refresh } = useRouter();
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (own === timeZone) return;
    keepPreference(timeZoneCookie, own);
    refresh();
  }, [timeZone, refresh]);
  return null;
}
