'use client';
import { type ReactFlowState, useStore } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import type { TaskFlowNode } from './flow-nodes';

/** So many times as many elements as are in sight; beyond that, those that left it are given up. */
const mostKept = 2.5;
const none: ReadonlySet<string> = new Set();

/**
 * The tasks that are elements: those in sight and those that were in it lately, else a hand that moves the picture to
 * and fro waits for each to be made anew. From afar only the chosen one is seen; the others stay as they are, hidden.
 * There are none before the picture stands where it is first seen (`isPlaced`).
 */
export function useNodesInSight(nodes: TaskFlowNode[], isFar: boolean, isPlaced: boolean): TaskFlowNode[] {
  const kept = useRef(none);
  const shown = useStore((state) => {
    if (!isPlaced || isFar) return kept.current;
    // Whoever draws an edge holds the task at which it begins, however far away they move.
    const most = state.connection.inProgress ? Number.POSITIVE_INFINITY : mostKept;
    kept.current = withSeen(kept.current, nodes.filter(seenIn(state)), most);
    return kept.current;
  });
  return useMemo(() => nodes.filter(({ id, selected }) => selected || shown.has(id)), [nodes, shown]);
}

/** With at most so many times as many as are seen before more are added; the same set where all of them are in it. */
function withSeen(kept: ReadonlySet<string>, seen: readonly TaskFlowNode[], most: number): ReadonlySet<string> {
  if (seen.every(({ id }) => kept.has(id))) return kept;
  const isTooMany = kept.size > seen.length * most;
  return new Set([...(isTooMany ? none : kept), ...seen.map(({ id }) => id)]);
}

function seenIn({ transform: [x, y, zoom], width, height }: ReactFlowState): (node: TaskFlowNode) => boolean {
  return ({ data: { task } }) =>
    task.x * zoom + x < width &&
    (task.x + task.width) * zoom + x > 0 &&
    task.y * zoom + y < height &&
    (task.y + task.height) * zoom + y > 0;
}
