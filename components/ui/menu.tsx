'use client';
import { Menu as BaseMenu } from '@base-ui/react/menu';
import Link from 'next/link';
import { Fragment, type ReactElement } from 'react';
import { layerProps } from '@/lib/client/hotkeys';
import { cx } from './cx';
import { Icon } from './icon';
import type { IconName } from './icon-symbols';
import { KeyCap } from './key-cap';

export interface MenuItem {
  label: string;
  icon?: IconName | undefined;
  keys?: string | undefined;
  href?: string | undefined;
  run?: (() => void) | undefined;
  /** Said under the label; with `disabled` it says why. */
  note?: string | undefined;
  disabled?: boolean | undefined;
  danger?: boolean | undefined;
  /** Given for something that is on or off, or one of several. */
  checked?: boolean | undefined;
  /** Several may be chosen one after the other. */
  staysOpen?: boolean | undefined;
}

interface MenuProps {
  trigger: ReactElement;
  /** Groups, with a line between them. */
  groups: readonly (readonly MenuItem[])[];
  side?: 'top' | 'right' | 'bottom' | 'left' | undefined;
  align?: 'start' | 'center' | 'end' | undefined;
  /** Where the keyboard goes after a choice; else back to the trigger. */
  focusAfter?: (() => HTMLElement | null) | undefined;
}

const lineClass = (item: MenuItem) =>
  cx(
    'grid min-h-7 w-full cursor-default select-none grid-cols-[14px_1fr_auto] items-center gap-x-2 px-2.5 py-1 text-left outline-none data-highlighted:bg-s3 pointer-coarse:min-h-11',
    item.disabled ? 'text-ink-3' : item.danger ? 'text-fault-text' : 'text-ink',
  );

function Line({ item }: { item: MenuItem }) {
  const icon = item.checked ? 'check' : item.icon;
  return (
    <>
      {icon ? <Icon name={icon} className="text-ink-3" /> : <span />}
      <span className="min-w-0">{item.label}</span>
      {item.keys ? <KeyCap keys={item.keys} className="text-ink-3" /> : <span />}
      {item.note && <span className="col-span-2 col-start-2 text-11 text-ink-3">{item.note}</span>}
    </>
  );
}

function Item({ item }: { item: MenuItem }) {
  if (item.href && !item.disabled)
    return (
      <BaseMenu.LinkItem render={<Link href={item.href} />} closeOnClick className={lineClass(item)}>
        <Line item={item} />
      </BaseMenu.LinkItem>
    );
  if (item.checked !== undefined)
    return (
      <BaseMenu.CheckboxItem
        disabled={item.disabled}
        checked={item.checked}
        onCheckedChange={item.run}
        closeOnClick={!item.staysOpen}
        className={lineClass(item)}
      >
        <Line item={item} />
      </BaseMenu.CheckboxItem>
    );
  return (
    <BaseMenu.Item disabled={item.disabled} onClick={item.run} className={lineClass(item)}>
      <Line item={item} />
    </BaseMenu.Item>
  );
}

export function Menu({ trigger, groups, side = 'bottom', align = 'start', focusAfter }: MenuProps) {
  const shown = groups.filter((group) => group.length > 0);
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner side={side} align={align} sideOffset={4} className="z-50 outline-none">
          <BaseMenu.Popup
            {...layerProps}
            finalFocus={focusAfter && (() => focusAfter() ?? true)}
            className="min-w-44 max-w-80 rounded-2 bg-s2 py-1 text-13 shadow-float outline-none transition-opacity duration-(--fast) data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {shown.map((group, index) => (
              <Fragment key={group[0]?.label}>
                {index > 0 && <BaseMenu.Separator className="my-1 h-px bg-line" />}
                {group.map((item) => (
                  <Item key={item.label} item={item} />
                ))}
              </Fragment>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
