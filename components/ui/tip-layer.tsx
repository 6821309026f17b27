'use client';
import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect, useState } from 'react';
import { followTips, type Tip } from './follow-tips';
import { KeyCap } from './key-cap';

/** Shows the words of the control that the pointer rests on or the keyboard has come to: one layer for the whole page. */
export function TipLayer() {
  const [open, setOpen] = useState(false);
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(
    () =>
      followTips((next) => {
        setOpen(next !== null);
        // The words stay while they fade.
        if (next) setTip(next);
      }),
    [],
  );
  return (
    <Tooltip.Root open={open} onOpenChange={setOpen}>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={tip?.element ?? null} sideOffset={6} className="z-50 data-anchor-hidden:invisible">
          <Tooltip.Popup
            data-tip-popup=""
            className="keep-colors flex max-w-72 items-center gap-2 rounded-2 bg-inverse px-2 py-1 text-11 text-on-inverse transition-opacity duration-(--fast) data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {tip?.text}
            {tip?.keys && <KeyCap keys={tip.keys} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
