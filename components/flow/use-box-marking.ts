'use client';
import { useReactFlow } from '@xyflow/react';
import { type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import type { GraphNode, MissionGraph } from '@/lib/graph/schema';
import type { MissionGraphProps } from './mission-graph';

type Box = { left: number; top: number; width: number; height: number };

// Less is the trembling of a hand that only presses.
const leastDragPx = 4;

/**
 * A box drawn with Shift held marks every task that it touches, and so does every drag while marks are set by touch
 * (`marking`). Any other drag moves the picture.
 */
export function useBoxMarking(graph: MissionGraph, onMark: MissionGraphProps['onMark'], marking: boolean) {
  const { screenToFlowPosition } = useReactFlow();
  const [drawn, setDrawn] = useState<Box | null>(null);
  const leave = useRef<AbortController>(undefined);

  const tasksIn = (box: Box, origin: DOMRect) => {
    const at = (x: number, y: number) => screenToFlowPosition({ x: origin.left + x, y: origin.top + y });
    const [from, to] = [at(box.left, box.top), at(box.left + box.width, box.top + box.height)];
    const isTouched = ({ x, y, width, height }: GraphNode) =>
      x < to.x && x + width > from.x && y < to.y && y + height > from.y;
    return graph.nodes.filter(isTouched).map(({ id }) => id);
  };

  const stop = () => {
    leave.current?.abort();
    setDrawn(null);
  };
  const onPointerDownCapture = (event: PointerEvent<HTMLElement>) => {
    // A second finger zooms.
    stop();
    const starts = marking ? isCanvas(event.target) : event.shiftKey && isPane(event.target);
    if (!starts || !onMark || !event.isPrimary || event.button !== 0) return;
    const origin = event.currentTarget.getBoundingClientRect();
    const start = { x: event.clientX - origin.left, y: event.clientY - origin.top };
    let box: Box | null = null;
    const move = (moved: globalThis.PointerEvent) => {
      if (!moved.isPrimary) return;
      box = boxBetween(start, { x: moved.clientX - origin.left, y: moved.clientY - origin.top });
      if (isDrag(box)) setDrawn(box);
    };
    const end = () => {
      stop();
      if (!box || !isDrag(box)) return;
      onMark(tasksIn(box, origin), 'add');
      skipNextClick();
    };
    const drag = new AbortController();
    leave.current = drag;
    window.addEventListener('pointermove', move, drag);
    window.addEventListener('pointerup', end, drag);
    window.addEventListener('pointercancel', stop, drag);
  };
  /** Taken before it reaches React Flow, which would move the picture, and the browser, which would choose text. */
  const onMouseDownCapture = (event: MouseEvent<HTMLElement>) => {
    if (!leave.current || leave.current.signal.aborted) return;
    event.stopPropagation();
    event.preventDefault();
  };
  return { drawn, onPointerDownCapture, onMouseDownCapture };
}

type Point = { x: number; y: number };

const boxBetween = (a: Point, b: Point): Box => ({
  left: Math.min(a.x, b.x),
  top: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

const isDrag = ({ width, height }: Box): boolean => Math.max(width, height) >= leastDragPx;

const isPane = (target: EventTarget): boolean =>
  target instanceof Element && target.classList.contains('react-flow__pane');

const isCanvas = (target: EventTarget): boolean =>
  target instanceof Element &&
  target.closest('.react-flow__renderer') !== null &&
  target.closest('.nopan, input') === null;

/** The click in which the drag ends is none: it would take back the mark of the task under it. */
function skipNextClick() {
  const stop = (event: Event) => event.stopPropagation();
  window.addEventListener('click', stop, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', stop, { capture: true }));
}
