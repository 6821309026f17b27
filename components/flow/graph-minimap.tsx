'use client';
import { useReactFlow, useStore } from '@xyflow/react';
import { memo, type PointerEvent, useMemo } from 'react';
import { boundBoxes } from '@/lib/graph/boxes';
import type { Box, GraphNode } from '@/lib/graph/schema';
import { outlinePaths } from './task-overview';

const map = { width: 132, height: 82, inset: 5 } as const;

/** The whole graph in a corner, with the part in sight framed. Press or drag to go elsewhere. */
export function GraphMinimap({ tasks }: { tasks: readonly GraphNode[] }) {
  const { setCenter, getZoom } = useReactFlow();
  const world = useMemo(() => boundBoxes(tasks) ?? { x: 0, y: 0, width: 1, height: 1 }, [tasks]);
  const scale = Math.min((map.width - 2 * map.inset) / world.width, (map.height - 2 * map.inset) / world.height, 0.11);
  const left = (map.width - world.width * scale) / 2 - world.x * scale;
  const top = (map.height - world.height * scale) / 2 - world.y * scale;
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons === 0) return;
    const at = event.currentTarget.getBoundingClientRect();
    void setCenter((event.clientX - at.left - left) / scale, (event.clientY - at.top - top) / scale, {
      zoom: getZoom(),
    });
  };
  return (
    // The same is reached by the arrow keys, so this stays a picture for the pointer.
    <svg
      className="flow-minimap"
      width={map.width}
      height={map.height}
      aria-hidden="true"
      onPointerDown={go}
      onPointerMove={go}
    >
      <g transform={`translate(${left} ${top}) scale(${scale})`}>
        <Marks tasks={tasks} />
        <Sight world={world} scale={scale} />
      </g>
    </svg>
  );
}

const Marks = memo(function Marks({ tasks }: { tasks: readonly GraphNode[] }) {
  const paths = useMemo(() => outlinePaths(tasks), [tasks]);
  return paths.map(({ life, chain, d }) => (
    <path key={`${life} ${chain}`} className="flow-mark" data-life={life} data-chain={chain || undefined} d={d} />
  ));
});

function Sight({ world, scale }: { world: Box; scale: number }) {
  const [offsetX, offsetY, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width) / zoom;
  const height = useStore((state) => state.height) / zoom;
  const rim = (map.inset - 2) / scale;
  const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  const x0 = clamp(-offsetX / zoom, world.x - rim, world.x + world.width);
  const y0 = clamp(-offsetY / zoom, world.y - rim, world.y + world.height);
  const x1 = clamp(-offsetX / zoom + width, world.x, world.x + world.width + rim);
  const y1 = clamp(-offsetY / zoom + height, world.y, world.y + world.height + rim);
  return (
    <rect
      className="flow-sight"
      x={x0}
      y={y0}
      width={Math.max(0, x1 - x0)}
      height={Math.max(0, y1 - y0)}
      strokeWidth={1 / scale}
    />
  );
}
