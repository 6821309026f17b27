'use client';
import { Combobox } from '@base-ui/react/combobox';
import { useRef } from 'react';
import { layerProps } from '@/lib/client/hotkeys';
import { t } from '@/lib/core/words';
import { itemClass, popupClass } from './control-class';
import { cx } from './cx';
import { Icon } from './icon';
import type { Option } from './select';

/**
 * Gives the focus back in the very press that closes the list. By itself it comes back once the list is gone, and a
 * quick Tab before that would begin nowhere and lead out of a dialog.
 */
export function useTriggerFocus() {
  const trigger = useRef<HTMLButtonElement>(null);
  const onOpenChange = (open: boolean, { reason }: Combobox.Root.ChangeEventDetails) => {
    if (!open && (reason === 'escape-key' || reason === 'item-press')) trigger.current?.focus({ preventScroll: true });
  };
  return { trigger, onOpenChange };
}

/** What opens under a combobox, for one choice or several: a place to write part of a name, and what has it. */
export function ComboboxPopup({ emptyText, label }: { emptyText: string; label: string }) {
  return (
    <Combobox.Portal>
      <Combobox.Positioner sideOffset={4} align="start" className="z-50 outline-none">
        <Combobox.Popup
          {...layerProps}
          aria-label={label}
          className={cx(popupClass, 'w-(--anchor-width) min-w-60 pt-0')}
        >
          <div className="sticky top-0 z-10 flex items-center gap-2 border-line border-b bg-s2 px-2">
            <Icon name="search" size={12} className="text-ink-3" />
            <Combobox.Input
              aria-label={t`Find in ${label}`}
              placeholder="Part of a name"
              className="h-8 min-w-0 flex-1 bg-transparent outline-none pointer-coarse:h-11 pointer-coarse:text-16"
            />
          </div>
          <Combobox.Empty className="empty:hidden">
            <div className="px-2.5 py-2 text-12 text-ink-3">{emptyText}</div>
          </Combobox.Empty>
          <Combobox.List className="pt-1 empty:hidden">
            {(option: Option) => (
              <Combobox.Item key={option.value} value={option} disabled={option.disabled} className={itemClass}>
                <Combobox.ItemIndicator className="col-start-1">
                  <Icon name="check" />
                </Combobox.ItemIndicator>
                <span className="col-start-2 flex min-w-0 items-center gap-1.5">
                  {option.glyph}
                  <span className="truncate">{option.label}</span>
                  {option.note && <span className="ml-auto truncate text-11 text-ink-3">{option.note}</span>}
                </span>
              </Combobox.Item>
            )}
          </Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}
