'use client';
import { useStoreApi, ViewportPortal } from '@xyflow/react';
import { useEffect, useState } from 'react';
import { type Route, strokeOf } from '@/lib/graph/route';
import { useEdgeAt } from './use-edge-at';

/** Lights the edge that a press would pick. */
export function EdgeUnderPointer({ routes }: { routes: readonly Route[] }) {
  const store = useStoreApi();
  const edgeAt = useEdgeAt(routes);
  const [near, setNear] = useState<Route | undefined>();
  useEffect(() => {
    const canvas = store.getState().domNode;
    if (!canvas) return;
    const look = (event: PointerEvent) => setNear(event.buttons === 0 ? edgeAt(event) : undefined);
    const leave = () => setNear(undefined);
    canvas.addEventListener('pointermove', look, { passive: true });
    canvas.addEventListener('pointerleave', leave);
    return () => {
      canvas.removeEventListener('pointermove', look);
      canvas.removeEventListener('pointerleave', leave);
      leave();
    };
  }, [store, edgeAt]);
  const isNear = near !== undefined;
  useEffect(() => {
    const canvas = store.getState().domNode;
    canvas?.toggleAttribute('data-near-edge', isNear);
    return () => canvas?.removeAttribute('data-near-edge');
  }, [store, isNear]);
  if (!near) return null;
  return (
    <ViewportPortal>
      <svg className="flow-edges" aria-hidden="true">
        <path className="edge-near" d={strokeOf(near)} />
      </svg>
    </ViewportPortal>
  );
}
