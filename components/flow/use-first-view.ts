'use client';
import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { boundBoxes } from '@/lib/graph/boxes';
import type { MissionGraph } from '@/lib/graph/schema';
import { moveMs } from './use-cursor';

const margin = 28;
// Fitting a graph smaller than this would show shapes without words; then the part where something happens comes first.
const smallestFirstZoom = 0.5;
const firstZoom = 0.75;

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
    (whole: boolean, duration: number) => {
      const { width: w, height: h, minZoom } = store.getState();
      const world = boundBoxes(latest.current);
      if (!world || w === 0) return;
      const fitting = Math.min((w - 2 * margin) / world.width, (h - 2 * margin) / world.height, 1);
      if (whole || fitting >= smallestFirstZoom) {
        const zoom = Math.max(minZoom, fitting);
        const [x, y] = [(w - world.width * zoom) / 2 - world.x * zoom, (h - world.height * zoom) / 2 - world.y * zoom];
        // Whole pixels keep hairlines sharp.
        void setViewport({ x: Math.round(x), y: Math.round(y), zoom }, { duration });
        return;
      }
      const focus =
        latest.current.find(({ cause, id }) => cause?.taskId === id) ??
        latest.current.find(({ status }) => status === 'in_progress');
      const at = focus ?? latest.current[0] ?? world;
      const centre = { x: at.x + at.width / 2, y: at.y + at.height / 2 };
      const keepIn = (offset: number, from: number, length: number, room: number) => {
        const [most, least] = [margin - from * firstZoom, room - margin - (from + length) * firstZoom];
        return least > most ? (most + least) / 2 : Math.min(most, Math.max(least, offset));
      };
      const x = keepIn(w / 2 - centre.x * firstZoom, world.x, world.width, w);
      const y = keepIn(h / 2 - centre.y * firstZoom, world.y, world.height, h);
      void setViewport({ x: Math.round(x), y: Math.round(y), zoom: firstZoom }, { duration });
    },
    [setViewport, store],
  );

  const extent = useMemo(() => JSON.stringify(boundBoxes(graph.nodes)), [graph.nodes]);
  const shown = useRef('');
  useEffect(() => {
    const now = `${extent} ${width} ${height}`;
    if (touched.current || width === 0 || shown.current === now) return;
    show(false, shown.current === '' ? 0 : moveMs());
    shown.current = now;
  }, [extent, width, height, show]);

  const fit = useCallback(() => show(true, moveMs()), [show]);
  const touch = useCallback((event: unknown) => {
    // Moves of our own carry no event.
    if (event) touched.current = true;
  }, []);
  return { fit, touch };
}
