import { IconSymbols } from './icon-symbols';
import { StatusSymbols } from './status-symbols';

/** The shapes that every glyph and icon refers to; the root layout draws it once per page, unseen. */
export function GlyphSprite() {
  return (
    <svg width="0" height="0" aria-hidden="true" focusable="false" className="absolute">
      <defs>
        <StatusSymbols />
        <IconSymbols />
      </defs>
    </svg>
  );
}
