'use client';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { GraphNode } from '@/lib/graph/schema';

const settleMs = 220;
// A task nearer to the rim than this is brought towards the middle; a graph that is seen whole has a wider margin.
const rim = 24;
// A jump from afar ends where the task can be read.
const readableZoom = 0.8;

/** How long the picture takes to move; no time for those who asked for less motion. */
export const moveMs = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : settleMs);

/**
 * The task that the keyboard is on. It follows the page's selection, stays where it is when that ends, and moves the
 * picture only when it must.
 */
export function useCursor(
  byId: ReadonlyMap<string, GraphNode>,
  selectedId: string | null,
  onSelect: (id: string | null) => void,
) {
  const { setCenter } = useReactFlow();
  const store = useStoreApi();
  const tasks = useRef(byId);
  tasks.current = byId;
  const [cursorId, setCursorId] = useState(selectedId);

  const reveal = useCallback(
    (id: string, readable: boolean) => {
      const task = tasks.current.get(id);
      if (!task) return;
      const { transform, width, height } = store.getState();
      const [offsetX, offsetY, zoom] = transform;
      const [left, top] = [task.x * zoom + offsetX, task.y * zoom + offsetY];
      const [right, bottom] = [left + task.width * zoom, top + task.height * zoom];
      const inSight = left >= rim && top >= rim && right <= width - rim && bottom <= height - rim;
      const nextZoom = readable ? Math.max(zoom, readableZoom) : zoom;
      if (inSight && nextZoom === zoom) return;
      const [x, y] = [task.x + task.width / 2, task.y + task.height / 2];
      void setCenter(x, y, { zoom: nextZoom, duration: moveMs() });
    },
    [setCenter, store],
  );

  useEffect(() => {
    if (selectedId === null) return;
    setCursorId(selectedId);
    reveal(selectedId, false);
  }, [selectedId, reveal]);

  const moveTo = useCallback(
    (id: string | null, { readable = false, silent = false } = {}) => {
      setCursorId(id);
      if (id !== null) reveal(id, readable);
      if (!silent) onSelect(id);
    },
    [onSelect, reveal],
  );
  return { cursorId, moveTo };
}
