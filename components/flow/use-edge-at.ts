'use client';
import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { type Route, routeAt } from '@/lib/graph/route';

/** How far from its line an edge is still meant. */
const reach = 6;

/** The edge under the pointer, where no task lies over it: found by its place, as a thousand edges are no elements. */
export function useEdgeAt(routes: readonly Route[]) {
  const { screenToFlowPosition } = useReactFlow();
  return useCallback(
    (event: MouseEvent): Route | undefined => {
      if (!isPane(event.target)) return undefined;
      const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      return routeAt(routes, [x, y], reach);
    },
    [routes, screenToFlowPosition],
  );
}

export const isPane = (target: EventTarget | null): boolean =>
  target instanceof Element && target.classList.contains('react-flow__pane');
