'use client';
import { useSyncExternalStore } from 'react';
import { holdTyping, takeTyping } from './typed-ahead';

// Which of the two overlays of the shell is open. Buttons anywhere open them without a provider around the page.
type Overlay = 'palette' | 'shortcuts' | null;

let open: Overlay = null;
const listeners = new Set<() => void>();

export function setOverlay(next: Overlay): void {
  if (next !== 'palette') takeTyping();
  else if (open !== 'palette') holdTyping();
  open = next;
  for (const listener of listeners) listener();
}

export const openPalette = (): void => setOverlay('palette');
export const openShortcuts = (): void => setOverlay('shortcuts');

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useOverlay = (): Overlay =>
  useSyncExternalStore(
    subscribe,
    () => open,
    () => null,
  );
