'use client';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { findConflicts, type Hotkey, HotkeyBoard } from './hotkey-board';
import type { Press } from './key-strokes';

const board = new HotkeyBoard();
const singleKeysItem = 'mc.single-keys';

/** Marks what holds the keyboard while it is open: dialogs, menus and lists put it on their popup. */
export const layerProps = { 'data-layer': '' } as const;

const openLayer = '[data-layer][data-open]';
const typingPlace = 'input, textarea, select, [contenteditable="true"], [role="listbox"], [role="menu"]';

function readPress(event: KeyboardEvent): Press {
  const target = event.target instanceof Element ? event.target : null;
  return {
    key: event.key === ' ' ? 'space' : event.key,
    ctrl: event.ctrlKey,
    meta: event.metaKey,
    alt: event.altKey,
    shift: event.shiftKey,
    repeat: event.repeat,
    inField: target?.closest(typingPlace) != null && !isClickable(target),
    inLayer: document.querySelector(openLayer) != null,
  };
}

// A checkbox or a radio button is an input into which nobody types.
function isClickable(target: Element): boolean {
  return target instanceof HTMLInputElement && ['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
  if (board.press(readPress(event), event.timeStamp)) event.preventDefault();
}

/** Listens for the keys of the page; rendered once, by the shell. */
export function useHotkeyListener(): void {
  useEffect(() => {
    board.setSingleKeys(localStorage.getItem(singleKeysItem) !== 'off');
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Puts keys on the board while the component is on screen. `run` and `when` may change with every render. */
export function useHotkeys(hotkeys: readonly Hotkey[]): void {
  const latest = useRef(hotkeys);
  useEffect(() => {
    latest.current = hotkeys;
  });
  const shape = hotkeys.map(({ keys, label, group }) => `${keys}|${label}|${group ?? ''}`).join('\n');
  useEffect(() => {
    // `shape` is what the list shows; a change of it puts the keys up anew.
    if (shape === '') return;
    const find = (index: number) => latest.current[index];
    const steady = latest.current.map((hotkey, index) => ({
      ...hotkey,
      run: () => find(index)?.run(),
      when: () => find(index)?.when?.() ?? true,
    }));
    const conflicts = findConflicts(steady);
    if (conflicts.length > 0) console.error('Keys that cannot both work:', conflicts);
    return board.add(steady);
  }, [shape]);
}

const nothingYet: readonly (readonly Hotkey[])[] = [];

/** Every key that works right now, newest first, each once. */
export function useHotkeyList(): Hotkey[] {
  useSyncExternalStore(board.subscribe, board.snapshot, () => nothingYet);
  return board.list();
}

/** Single keys can be put to sleep (WCAG 2.1.4) for people who dictate or whose hand slips; this browser remembers. */
export const singleKeys = {
  isOn: (): boolean => localStorage.getItem(singleKeysItem) !== 'off',
  set(on: boolean): void {
    localStorage.setItem(singleKeysItem, on ? 'on' : 'off');
    board.setSingleKeys(on);
  },
};

const neverChanges = () => () => {};

/** Whether keys are written as on a Mac. The server does not know and writes Ctrl. */
export const useIsMac = (): boolean =>
  useSyncExternalStore(
    neverChanges,
    () => /mac|iphone|ipad/i.test(navigator.platform),
    () => false,
  );
