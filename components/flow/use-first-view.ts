'use client';
import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { boundBoxes } from '@/lib/graph/boxes';
import type { MissionGraph } from '@/lib/graph/schema';
import { firstView, fitView } from '@/lib/graph/view';
import { moveMs } from './use-cursor';

/** What is seen at first, and `fit`. Until the reader moves the picture it follows the size of the graph and the page. */
export function useFirstView(graph: MissionGraph) {
  const { setViewport } = useReactFlow();
  const store = useStoreApi();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const touched = useRef(false);
  const latest = useRef(graph.nodes);
  latest.current = graph.nodes;

  const show = useCallback(
    (choose: typeof firstView, duration: number) => {
      const viewport = choose(latest.current, store.getState());
      if (viewport) void setViewport(viewport, { duration });
    },
    [setViewport, store],
  );

  const extent = useMemo(() => JSON.stringify(boundBoxes(graph.nodes)), [graph.nodes]);
  const shown = useRef('');
  useEffect(() => {
    const now = `${extent} ${width} ${height}`;
    if (touched.current || width === 0 || shown.current === now) return;
    show(firstView, shown.current === '' ? 0 : moveMs());
    shown.current = now;
  }, [extent, width, height, show]);

  const fit = useCallback(() => show(fitView, moveMs()), [show]);
  const touch = useCallback((event: unknown) => {
    // Moves of our own carry no event.
    if (event) touched.current = true;
  }, []);
  return { fit, touch };
}
