'use client';
import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { KeyCap } from './key-cap';

interface TooltipProps {
  text: string;
  keys?: string | undefined;
  side?: 'top' | 'right' | 'bottom' | 'left' | undefined;
  /** One element that can take focus. */
  children: ReactElement<Record<string, unknown>>;
}

/** A few words about a control, on hover and focus. Never the only place where something is said. */
export function Tooltip({ text, keys, side = 'top', children }: TooltipProps) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} delay={400} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner side={side} sideOffset={6} className="z-50">
          <BaseTooltip.Popup className="keep-colors flex max-w-72 items-center gap-2 rounded-2 bg-inverse px-2 py-1 text-11 text-on-inverse transition-opacity duration-(--fast) data-ending-style:opacity-0 data-starting-style:opacity-0">
            {text}
            {keys && <KeyCap keys={keys} />}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
