'use client';
import { Combobox } from '@base-ui/react/combobox';
import { layerProps } from '@/lib/client/hotkeys';
import { itemClass, popupClass } from './control-class';
import { cx } from './cx';
import { Icon } from './icon';
import type { Option } from './select';

/** The list under a combobox, for one choice or several. */
export function ComboboxList({ emptyText }: { emptyText: string }) {
  return (
    <Combobox.Portal>
      <Combobox.Positioner sideOffset={4} className="z-50 outline-none">
        <Combobox.Popup {...layerProps} className={cx(popupClass, 'w-(--anchor-width)')}>
          <Combobox.Empty className="empty:hidden">
            <div className="px-2.5 py-2 text-12 text-ink-3">{emptyText}</div>
          </Combobox.Empty>
          <Combobox.List>
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
