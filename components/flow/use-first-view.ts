'use client';
import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { boundBoxes } from '@/lib/graph/boxes';
import type { MissionGraph } from '@/lib/graph/schema';
import { boxesOf, firstView, fitView, isWhole } from '@/lib/graph/view';
import { moveMs } from './use-cursor';

/**
 * What is seen at first, and `fit`. Until the reader moves the picture or draws in it, it follows the size of the graph,
 * and that of the page where else a part would be out of sight: what opens beside a graph moves nothing under a hand.
 * `whole` shows all of it, however small that is.
 */
export function useFirstView(graph: MissionGraph, whole: boolean) {
  const { getViewport, setViewport } = useReactFlow();
  const store = useStoreApi();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const touched = useRef(false);
  const [isPlaced, setPlaced] = useState(false);
  const latest = useRef(graph);
  latest.current = graph;

  const show = useCallback(
    (all: boolean, duration: number) => {
      const room = store.getState();
      const viewport = all ? fitView(boxesOf(latest.current), room) : firstView(latest.current, room);
      if (viewport) void setViewport(viewport, { duration });
    },
    [setViewport, store],
  );

  const extent = useMemo(() => JSON.stringify(boundBoxes(boxesOf(graph))), [graph]);
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (width === 0) return;
    if (touched.current) return setPlaced(true);
    const before = shown.current;
    shown.current = extent;
    if (before === extent && isWhole(boxesOf(latest.current), getViewport(), { width, height })) return;
    show(whole, before === null ? 0 : moveMs());
    setPlaced(true);
  }, [extent, width, height, whole, show, getViewport]);

  const fit = useCallback(() => show(true, moveMs()), [show]);
  const touch = useCallback((event: unknown) => {
    // Moves of our own carry no event.
    if (event) touched.current = true;
  }, []);
  const hold = useCallback(() => {
    touched.current = true;
    // Ends a move that is under way.
    void setViewport(getViewport());
  }, [getViewport, setViewport]);
  return { fit, touch, hold, isPlaced };
}
