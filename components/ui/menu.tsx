'use client';
import { cloneElement, type KeyboardEvent, type ReactElement, type RefObject, useLayoutEffect, useRef } from 'react';
import type { IconName } from './icon-symbols';
import { layers, useLayers } from './layers-part';

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

export interface MenuProps {
  /** A button. */
  trigger: ReactElement<Record<string, unknown>>;
  /** Groups, with a line between them. */
  groups: readonly (readonly MenuItem[])[];
  side?: 'top' | 'right' | 'bottom' | 'left' | undefined;
  align?: 'start' | 'center' | 'end' | undefined;
  /** Where the keyboard goes after a choice; else back to the trigger. */
  focusAfter?: (() => HTMLElement | null) | undefined;
}

/** What happened to the button before the menu was there. */
export type Waited = 'pressed' | 'focused' | null;

/** A button with a menu behind it. The menu comes when the browser is idle; a press before that waits for it. */
export function Menu(props: MenuProps) {
  const part = useLayers();
  const waited = useRef<Waited>(null);
  if (part) return <part.OpeningMenu {...props} waited={waited} />;
  return <WaitingButton button={props.trigger} waited={waited} />;
}

function WaitingButton({ button, waited }: { button: MenuProps['trigger']; waited: RefObject<Waited> }) {
  const element = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const own = element.current;
    return () => {
      if (own === document.activeElement) waited.current ??= 'focused';
    };
  }, [waited]);
  const press = () => {
    waited.current = 'pressed';
    layers.ask();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    press();
  };
  // The page presses it by a key through a ref of its own, also meanwhile.
  const pages = button.props.ref as RefObject<HTMLButtonElement | null> | undefined;
  const hold = (node: HTMLButtonElement | null) => {
    element.current = node;
    if (pages) pages.current = node;
  };
  return cloneElement(button, {
    ref: hold,
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onClick: press,
    onKeyDown,
  });
}
