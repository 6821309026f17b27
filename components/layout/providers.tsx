'use client';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { type ReactNode, useLayoutEffect } from 'react';
import { useLayers } from '@/components/ui/layers-part';
import { DisplayProvider, RememberTimeZone } from '@/lib/client/display';
import { earlyPressScript, pressAgain } from '@/lib/client/early-press';
import { EarlyScript } from './early-script';

interface ProvidersProps {
  nonce: string | undefined;
  locale: string;
  timeZone: string;
  nowMs: number;
  children: ReactNode;
}

/** What every page has around it: the reader, the nonce for the few styles that Base UI writes, tooltips, toasts. */
export function Providers({ nonce, locale, timeZone, nowMs, children }: ProvidersProps) {
  useLayoutEffect(pressAgain, []);
  return (
    <CSPProvider nonce={nonce}>
      <EarlyScript text={earlyPressScript} nonce={nonce} />
      <DisplayProvider locale={locale} timeZone={timeZone} nowMs={nowMs}>
        {children}
        <Layers />
        <RememberTimeZone />
      </DisplayProvider>
    </CSPProvider>
  );
}

function Layers() {
  const layers = useLayers();
  return (
    layers && (
      <>
        <layers.ToastList />
        <layers.TipLayer />
      </>
    )
  );
}
