'use client';
import { useStore, type Viewport } from '@xyflow/react';
import { type RefObject, useLayoutEffect, useMemo, useRef } from 'react';

// Below this zoom a hairline is less than a pixel wide.
const smallZoom = 0.85;

/**
 * Says on the canvas how its picture moves. While it is shifted it is one layer, which the browser moves as it is
 * instead of drawing every task anew for each frame. A zoom draws anew, as a layer would keep its own scale, and leaves
 * out the points of the ground, half of the work; lines get the width that it needs once it is over.
 */
export function useMoving(root: RefObject<HTMLElement | null>) {
  const isSmall = useStore((state) => state.transform[2] < smallZoom);
  const isHeld = useRef(false);
  const zoomBefore = useRef(0);
  useLayoutEffect(() => {
    if (!isHeld.current) root.current?.toggleAttribute('data-small', isSmall);
  }, [root, isSmall]);
  return useMemo(
    () => ({
      // Moves of our own carry no event.
      onMoveStart: (event: unknown, { zoom }: Viewport) => {
        isHeld.current = event !== null;
        zoomBefore.current = zoom;
        root.current?.setAttribute('data-moving', 'shift');
      },
      onMove: (_: unknown, { zoom }: Viewport) => {
        if (zoom !== zoomBefore.current) root.current?.setAttribute('data-moving', 'zoom');
      },
      onMoveEnd: (_: unknown, { zoom }: Viewport) => {
        isHeld.current = false;
        root.current?.removeAttribute('data-moving');
        root.current?.toggleAttribute('data-small', zoom < smallZoom);
      },
    }),
    [root],
  );
}
