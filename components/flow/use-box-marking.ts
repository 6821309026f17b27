'use client';
import { useReactFlow } from '@xyflow/react';
import { type MouseEvent, useState } from 'react';
import type { GraphNode, MissionGraph } from '@/lib/graph/schema';
import type { MissionGraphProps } from './mission-graph';

type Box = { left: number; top: number; width: number; height: number };

// Less is the trembling of a hand that only presses.
const leastDragPx = 4;

/** A box drawn with Shift held marks every task that it touches. Without Shift the drag moves the picture. */
export function useBoxMarking(graph: MissionGraph, onMark: MissionGraphProps['onMark']) {
  const { screenToFlowPosition } = useReactFlow();
  const [drawn, setDrawn] = useState<Box | null>(null);

  const tasksIn = (box: Box, origin: DOMRect) => {
    const at = (x: number, y: number) => screenToFlowPosition({ x: origin.left + x, y: origin.top + y });
    const [from, to] = [at(box.left, box.top), at(box.left + box.width, box.top + box.height)];
    const isTouched = ({ x, y, width, height }: GraphNode) =>
      x < to.x && x + width > from.x && y < to.y && y + height > from.y;
    return graph.nodes.filter(isTouched).map(({ id }) => id);
  };

  const onMouseDownCapture = (event: MouseEvent<HTMLElement>) => {
    const starts = event.shiftKey && event.button === 0 && isPane(event.target);
    if (!starts || !onMark) return;
    // Taken before it reaches React Flow, which would move the picture.
    event.stopPropagation();
    event.preventDefault();
    const origin = event.currentTarget.getBoundingClientRect();
    const start = { x: event.clientX - origin.left, y: event.clientY - origin.top };
    const leave = new AbortController();
    let box: Box | null = null;
    const move = (moved: globalThis.MouseEvent) => {
      box = boxBetween(start, { x: moved.clientX - origin.left, y: moved.clientY - origin.top });
      setDrawn(box);
    };
    const end = () => {
      leave.abort();
      setDrawn(null);
      if (!box || Math.max(box.width, box.height) < leastDragPx) return;
      onMark(tasksIn(box, origin), 'add');
      skipNextClick();
    };
    window.addEventListener('mousemove', move, leave);
    window.addEventListener('mouseup', end, leave);
  };
  return { drawn, onMouseDownCapture };
}

type Point = { x: number; y: number };

const boxBetween = (a: Point, b: Point): Box => ({
  left: Math.min(a.x, b.x),
  top: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

const isPane = (target: EventTarget): boolean =>
  target instanceof Element && target.classList.contains('react-flow__pane');

/** The click in which the drag ends is none: it would take back the mark of the task under it. */
function skipNextClick() {
  const stop = (event: Event) => event.stopPropagation();
  window.addEventListener('click', stop, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', stop, { capture: true }));
}
