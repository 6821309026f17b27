'use client';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import { Toaster } from '@/components/ui/toaster';
import { DisplayProvider, RememberTimeZone } from '@/lib/client/display';

interface ProvidersProps {
  nonce: string | undefined;
  locale: string;
  timeZone: string;
  nowMs: number;
  children: ReactNode;
}

/** What every page has around it: the reader, the nonce for the few styles that Base UI writes, tooltips, toasts. */
export function Providers({ nonce, locale, timeZone, nowMs, children }: ProvidersProps) {
  return (
    <CSPProvider nonce={nonce}>
      <DisplayProvider locale={locale} timeZone={timeZone} nowMs={nowMs}>
        <Tooltip.Provider>
          {children}
          <Toaster />
        </Tooltip.Provider>
        <RememberTimeZone />
      </DisplayProvider>
    </CSPProvider>
  );
}
