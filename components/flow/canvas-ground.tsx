'use client';
import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { boundBoxes } from '@/lib/graph/boxes';
import type { GraphNode } from '@/lib/graph/schema';

const gap = 20;
/** As far as a window reaches beyond the tasks while the points can be seen. */
const beyond = 300 * gap;

/** The points behind the tasks. They are part of the picture that moves, so that no frame draws them by itself. */
export const CanvasGround = memo(function CanvasGround({ tasks }: { tasks: readonly GraphNode[] }) {
  const { x, y, width, height } = useMemo(() => boundBoxes(tasks) ?? { x: 0, y: 0, width: 0, height: 0 }, [tasks]);
  const start = (at: number) => Math.floor(at / gap) * gap - beyond;
  const style = {
    transform: `translate(${start(x)}px, ${start(y)}px)`,
    width: width + 2 * beyond,
    height: height + 2 * beyond,
  };
  return (
    <ViewportPortal>
      <div className="flow-ground" style={style} />
    </ViewportPortal>
  );
});
