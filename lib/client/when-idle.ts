'use client';
import { useSyncExternalStore } from 'react';

/** Where the browser finds no rest, a part comes nevertheless. */
const longestWaitMs = 5000;

const betweenLooksMs = 100;

/** Fetches a part of a page that its first paint does without, once the browser has nothing else to do. */
export function whenIdle(load: () => Promise<unknown>): void {
  if (typeof window === 'undefined') return;
  const wait = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1));
  const latest = performance.now() + longestWaitMs;
  const look = () => {
    // A page that still reads what it shows only seems to be idle.
    if (document.querySelector('[aria-busy="true"]') && performance.now() < latest)
      setTimeout(() => wait(look), betweenLooksMs);
    // Without a connection it is tried again when it is asked for.
    else void load().catch(() => undefined);
  };
  wait(look, { timeout: longestWaitMs });
}

interface IdlePart<T> {
  /** Fetches it now. */
  ask: () => void;
  subscribe: (listener: () => void) => () => void;
  now: () => T | null;
}

/** A module that is fetched when the browser is idle or it is asked for, whichever comes first. */
export function idlePart<T>(load: () => Promise<T>): IdlePart<T> {
  let here: T | null = null;
  const listeners = new Set<() => void>();
  const fetch = async () => {
    here = await load();
    for (const listener of listeners) listener();
  };
  whenIdle(fetch);
  return {
    ask: () => void fetch().catch(() => undefined),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => here,
  };
}

/** The module, once it is here. */
export const useIdlePart = <T>(part: IdlePart<T>): T | null =>
  useSyncExternalStore(part.subscribe, part.now, () => null);
