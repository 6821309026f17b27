'use client';
import { useStoreApi } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import type { TaskFlowNode } from './flow-nodes';

/**
 * The tasks that are elements. From afar it takes only the chosen one; those that were in sight stay, hidden, as making
 * them anew at each step over the threshold would stop the hand that zooms.
 */
export function useKeptNodes(nodes: TaskFlowNode[], isFar: boolean): TaskFlowNode[] {
  const store = useStoreApi();
  const latest = useRef(nodes);
  latest.current = nodes;
  const kept = useMemo(() => {
    if (!isFar) return null;
    const { transform, width, height } = store.getState();
    const [x, y, zoom] = transform;
    const isInSight = ({ data: { task } }: TaskFlowNode) =>
      task.x * zoom + x < width &&
      (task.x + task.width) * zoom + x > 0 &&
      task.y * zoom + y < height &&
      (task.y + task.height) * zoom + y > 0;
    return new Set(latest.current.filter(isInSight).map(({ id }) => id));
  }, [isFar, store]);
  return useMemo(() => (kept ? nodes.filter(({ id, selected }) => selected || kept.has(id)) : nodes), [nodes, kept]);
}
