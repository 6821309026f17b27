'use client';
import { useSyncExternalStore } from 'react';

type Part = { load: () => Promise<unknown>; latest: number };

/** Where a page finds no rest, a part comes nevertheless. */
const longestWaitMs = 5000;
const betweenLooksMs = 100;
/** A hand that moved so lately is still at work. */
const handRestsMs = 300;

const parts: Part[] = [];
let handAt = Number.NEGATIVE_INFINITY;

/** Fetches a part of a page that its first paint does without, once the browser has nothing else to do; one by one. */
export function whenIdle(load: () => Promise<unknown>): void {
  if (typeof window === 'undefined') return;
  if (handAt === Number.NEGATIVE_INFINITY) watchHands();
  parts.push({ load, latest: performance.now() + longestWaitMs });
  if (parts.length === 1) wait(next);
}

function next(): void {
  const [part] = parts;
  if (!part) return;
  const now = performance.now();
  // A page that still reads what it shows only seems to be idle, and what a hand moves must not stand still.
  const isReading = document.querySelector('[aria-busy="true"]') !== null && now < part.latest;
  if (isReading || now - handAt < handRestsMs) return void setTimeout(() => wait(next), betweenLooksMs);
  const then = () => {
    parts.shift();
    wait(next);
  };
  // Without a connection it is tried again when it is asked for.
  part.load().then(then, then);
}

function wait(run: () => void): void {
  if (window.requestIdleCallback) window.requestIdleCallback(run, { timeout: longestWaitMs });
  else setTimeout(run, 1);
}

function watchHands(): void {
  handAt = -handRestsMs;
  const note = () => {
    handAt = performance.now();
  };
  for (const kind of ['wheel', 'pointermove', 'touchmove'])
    window.addEventListener(kind, note, { capture: true, passive: true });
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
