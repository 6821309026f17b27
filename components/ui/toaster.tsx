'use client';
import { layers, loadLayers } from './layers-part';

export interface ToastOptions {
  title: string;
  description?: string | undefined;
  /** Failures stay until they are closed; the rest leaves after five seconds. */
  failed?: boolean | undefined;
  /** Usually Undo. */
  action?: { label: string; run: () => void; keys?: string | undefined } | undefined;
  timeoutMs?: number | undefined;
}

/** Says in passing what was done. A failure that the page itself can show belongs on the page. */
export function toast(options: ToastOptions): () => void {
  layers.ask();
  const closing = loadLayers().then(({ addToast }) => addToast(options));
  return () => void closing.then((close) => close());
}
