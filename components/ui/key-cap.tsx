'use client';
import { useIsMac } from '@/lib/client/hotkeys';
import { keyCaps } from '@/lib/client/key-strokes';
import { cx } from './cx';

/** The key of an action, on the action: `keys="g a"` shows two caps. Absent where there is no keyboard to press. */
export function KeyCap({ keys, className }: { keys: string; className?: string | undefined }) {
  const caps = keyCaps(keys, useIsMac());
  return (
    <span aria-hidden="true" className={cx('inline-flex shrink-0 gap-[3px] pointer-coarse:hidden', className)}>
      {caps.map((cap, place) => (
        <kbd
          key={caps.slice(0, place + 1).join()}
          className="inline-grid h-[17px] min-w-[17px] place-items-center rounded-1 border border-edge px-1 font-medium font-mono text-10 text-current leading-none"
        >
          {cap}
        </kbd>
      ))}
    </span>
  );
}
