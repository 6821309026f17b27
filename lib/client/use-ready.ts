'use client';
import { useSyncExternalStore } from 'react';

const neverChanges = () => () => {};

/** False in what the server sends, true once the page hears its events: until then a form must not be sent. */
export const useReady = (): boolean =>
  useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
