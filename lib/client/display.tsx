'use client';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { keepPreference } from './cookie';
import type { Display } from './format';

/** What a page needs to write times and figures: the reader, the currency, and the moment of rendering. */
export interface PageDisplay extends Display {
  currency: string;
  nowMs: number;
}

export const timeZoneCookie = 'mc_tz';

const DisplayContext = createContext<PageDisplay>({ locale: 'en-GB', timeZone: 'UTC', currency: 'USD', nowMs: 0 });

export const useDisplay = (): PageDisplay => useContext(DisplayContext);

/** Gives the pages below it the reader. Nested with `currency`, it changes that alone: a workspace has its own. */
export function DisplayProvider({ children, ...given }: Partial<PageDisplay> & { children: ReactNode }) {
  const outer = useDisplay();
  return <DisplayContext value={{ ...outer, ...given }}>{children}</DisplayContext>;
}

/** Tells the next request which zone the reader is in; the first page of a visit is written in UTC and says so. */
export function RememberTimeZone() {
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    keepPreference(timeZoneCookie, timeZone);
  }, []);
  return null;
}
