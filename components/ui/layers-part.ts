'use client';
import { useEffect } from 'react';
import { idlePart, useIdlePart } from '@/lib/client/when-idle';

export const loadLayers = () => import('./layers');
export const layers = idlePart(loadLayers);

/** What opens over a page, once it is here; what is `wanted` now is fetched at once. */
export function useLayers(wanted = false) {
  const part = useIdlePart(layers);
  const asks = wanted && !part;
  useEffect(() => {
    if (asks) layers.ask();
  }, [asks]);
  return part;
}
