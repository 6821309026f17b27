import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '@/components/layout/providers';
import { GlyphSprite } from '@/components/ui/glyph-sprite';
import { pickLocale, pickTimeZone, timeZoneCookie } from '@/lib/client/format';
import { parseTheme, themeAttribute, themeCookie } from '@/lib/client/theme';
import { language, t } from '@/lib/core/words';
import { fontVariables } from './fonts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: t`Mission Control`, template: '%s · Mission Control' },
  description: t`Plan missions, let agents do them under a contract, and read a receipt you can verify.`,
  icons: { icon: { url: '/icon.svg', type: 'image/svg+xml' }, apple: '/apple-touch-icon.png' },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: dark)', color: '#0c0d0c' },
    { media: '(prefers-color-scheme: light)', color: '#e8e6e0' },
  ],
};

/** Renders in the reader's theme, locale and zone from the first byte, so that nothing flashes and nothing is guessed. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [kept, asked] = await Promise.all([cookies(), headers()]);
  return (
    <html
      lang={language}
      data-theme={themeAttribute(parseTheme(kept.get(themeCookie)?.value))}
      className={fontVariables}
    >
      <body>
        <GlyphSprite />
        <Providers
          nonce={asked.get('x-nonce') ?? undefined}
          locale={pickLocale(asked.get('accept-language'))}
          timeZone={pickTimeZone(kept.get(timeZoneCookie)?.value)}
          nowMs={Date.now()}
        >
          {children}
        </Providers>
      </body>
    </html>
  );
}
