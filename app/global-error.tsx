'use client';
import { PageFailure, type PageFailureProps } from '@/components/layout/page-failure';
import { GlyphSprite } from '@/components/ui/glyph-sprite';
import { fontVariables } from './fonts';
import './globals.css';

/** Stands in for the root layout when that itself fails; it therefore knows neither theme nor reader. */
export default function GlobalError(props: PageFailureProps) {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <title>Mission Control</title>
        <GlyphSprite />
        <main id="content">
          <PageFailure {...props} />
        </main>
      </body>
    </html>
  );
}
