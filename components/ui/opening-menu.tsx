'use client';
import { Menu as BaseMenu } from '@base-ui/react/menu';
import { Fragment, type RefObject, useLayoutEffect, useRef } from 'react';
import { Link } from '@/components/ui/link';
import { layerProps } from '@/lib/client/hotkeys';
import { cx } from './cx';
import { Icon } from './icon';
import { KeyCap } from './key-cap';
import type { MenuItem, MenuProps, Waited } from './menu';

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

type Props = MenuProps & { waited: RefObject<Waited> };

/** The button with its menu. It takes the place of one that waited, with the focus or the press of that. */
export function OpeningMenu({ trigger, groups, side = 'bottom', align = 'start', focusAfter, waited }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (waited.current) button.current?.focus({ preventScroll: true });
    if (waited.current === 'pressed') button.current?.click();
    waited.current = null;
  }, [waited]);
  const shown = groups.filter((group) => group.length > 0);
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger ref={button} render={trigger} />
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
