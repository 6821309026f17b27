'use client';
import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { type KeyboardEvent, useRef } from 'react';
import { layerProps } from '@/lib/client/hotkeys';
import { cx } from './cx';
import type { BareDialogProps, DialogProps } from './dialog';
import { IconButton } from './icon-button';

const widths = { small: 'md:max-w-[420px]', medium: 'md:max-w-[560px]', large: 'md:max-w-[820px]' };

export const backdropClass =
  'fixed inset-0 z-40 bg-scrim transition-opacity duration-(--fast) data-ending-style:opacity-0 data-starting-style:opacity-0';

// On a phone it rises from the foot of the screen, where the thumb is.
export const dialogClass =
  'fixed inset-x-0 bottom-0 z-40 flex max-h-[92dvh] flex-col bg-s1 shadow-float outline-none transition-[opacity,translate] duration-(--settle) ease-settle data-ending-style:opacity-0 data-starting-style:opacity-0 max-md:data-starting-style:translate-y-6 md:inset-x-4 md:top-[12dvh] md:bottom-auto md:mx-auto md:max-h-[76dvh] md:rounded-2';

const fields =
  'input:not([type=hidden], [aria-hidden=true]), textarea, [role=combobox], [role=checkbox], [role=radio]:not([tabindex="-1"])';

// What somebody came to fill in, not the button that closes. A field with autoFocus has the focus by then.
function findFirstField(popup: HTMLElement | null): HTMLElement | null {
  const asking = document.activeElement;
  if (asking instanceof HTMLElement && asking !== popup && popup?.contains(asking)) return asking;
  return popup?.querySelector<HTMLElement>(fields) ?? popup;
}

/** Ctrl or ⌘ with Enter presses the first button of the footer, from any field: Enter alone ends a line in some. */
export function pressFirst(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.querySelector<HTMLButtonElement>('footer button:not([role=switch])')?.click();
}

export function DialogFrame({ title, description, footer, children, size = 'medium', ...state }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <BaseDialog.Root {...state}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={backdropClass} />
        <BaseDialog.Popup
          ref={popup}
          {...layerProps}
          initialFocus={() => findFirstField(popup.current)}
          // Before the controls: a radio button swallows Enter, whatever is held with it.
          onKeyDownCapture={pressFirst}
          className={cx(dialogClass, widths[size])}
        >
          <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
            <div className="min-w-0">
              <BaseDialog.Title className="text-16">{title}</BaseDialog.Title>
              {description && (
                <BaseDialog.Description render={<div />} className="mt-1 text-ink-2">
                  {description}
                </BaseDialog.Description>
              )}
            </div>
            <BaseDialog.Close render={<IconButton icon="close" label="Close" keys="escape" />} />
          </header>
          {children && <div className="min-h-0 overflow-y-auto overscroll-contain px-5 pb-4">{children}</div>}
          {footer && (
            <footer className="flex flex-wrap items-center gap-2 border-line border-t px-5 py-3 max-md:pb-[max(12px,env(safe-area-inset-bottom))]">
              {footer}
            </footer>
          )}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

/** A dialog of another shape. */
export function BareFrame({ open, onOpenChange, hasBackdrop = false, children, ...popup }: BareDialogProps) {
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        {hasBackdrop && <BaseDialog.Backdrop className={backdropClass} />}
        <BaseDialog.Popup {...layerProps} {...popup}>
          {children}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

export const FrameClose = BaseDialog.Close;
