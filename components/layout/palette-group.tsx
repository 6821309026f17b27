import { Command as Palette } from 'cmdk';
import type { ReactNode } from 'react';

/** One line of the palette, command or hit. */
export const paletteLine =
  'mx-1.5 flex min-h-8 cursor-default gap-2 rounded-1 px-2.5 py-1 data-[selected=true]:bg-s3 pointer-coarse:min-h-11';

export function PaletteGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Palette.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-4 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-11 [&_[cmdk-group-heading]]:text-ink-3"
    >
      {children}
    </Palette.Group>
  );
}
