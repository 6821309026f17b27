'use client';
import type { Connection, Edge, FinalConnectionState } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { explainRefusal } from '@/lib/graph/connect';
import type { MissionGraph } from '@/lib/graph/schema';

// Long enough to read two lines at the spot where the drop was refused.
const noticeMs = 4000;

type Options = {
  graph: MissionGraph;
  onConnect: ((from: string, to: string) => void) | undefined;
  onAddTask: ((afterTaskId?: string) => void) | undefined;
};

export type Notice = { text: string; x: number; y: number };

/** Drawing a dependency, by hand or by keyboard: what may be connected, and what is said when it may not. */
export function useDrawingEdge({ graph, onConnect, onAddTask }: Options) {
  const [fromId, setFromId] = useState<string | null>(null);
  const [isDragging, setDragging] = useState(false);
  const [notice, setNotice] = useState<Notice | null>(null);
  const explain = useMemo(() => (from: string, to: string) => explainRefusal(graph, from, to), [graph]);

  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => setNotice(null), noticeMs);
    return () => clearTimeout(timer);
  }, [notice]);

  const connect = useCallback(
    (from: string, to: string, at: { x: number; y: number }) => {
      const refusal = explain(from, to);
      if (refusal) setNotice({ text: refusal, ...at });
      else onConnect?.(from, to);
    },
    [explain, onConnect],
  );

  /** Ends the edge that the keyboard began; false when there is none in the hand. */
  const drawTo = (to: string, at: { x: number; y: number }): boolean => {
    if (fromId === null) return false;
    connect(fromId, to, at);
    setFromId(null);
    return true;
  };

  const drag = {
    onConnectStart: () => {
      // At once: a quick hand drops before a busy page draws again, and only then whole tasks take the drop.
      flushSync(() => {
        setNotice(null);
        setDragging(true);
      });
    },
    onConnect: ({ source, target }: Connection) => onConnect?.(source, target),
    isValidConnection: ({ source, target }: Connection | Edge) => explain(source, target) === null,
    onConnectEnd: (event: MouseEvent | TouchEvent, { fromNode, toNode, isValid }: FinalConnectionState) => {
      setDragging(false);
      if (isValid || !fromNode) return;
      if (toNode) connect(fromNode.id, toNode.id, pointOf(event));
      // Dropped on nothing, it asks for the next task. A press that hardly moved was no drawing.
      else if (isOnCanvas(event)) onAddTask?.(fromNode.id);
    },
  };
  return { fromId, setFromId, isDragging, notice, explain, drawTo, drag };
}

const pointOf = (event: MouseEvent | TouchEvent): { x: number; y: number } => {
  const point = 'clientX' in event ? event : event.changedTouches[0];
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
};

function isOnCanvas(event: MouseEvent | TouchEvent): boolean {
  const { x, y } = pointOf(event);
  return document.elementFromPoint(x, y)?.classList.contains('react-flow__pane') ?? false;
}
