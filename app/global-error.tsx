'use client';
import { GlyphSprite } from '@/components/ui/glyph-sprite';
import PageError from './error';
import { fontVariables } from './fonts';
import './globals.css';

/** Stands in for the root layout when that itself fails; it therefore knows neither theme nor reader. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <title>Mission Control</title>
        <GlyphSprite />
        <PageError {...props} />
      </body>
    </html>
  );
}
