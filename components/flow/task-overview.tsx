'use client';
import './task-overview.css';
import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { GraphNode } from '@/lib/graph/schema';
import { type Life, lifeOf } from './task-looks';

/**
 * Every task as seen from afar: its colour and, while that can be read, its key. One path for each colour instead of an
 * element for each task, so that a thousand of them move as lightly as ten.
 */
export const TaskOverview = memo(function TaskOverview({ tasks }: { tasks: readonly GraphNode[] }) {
  const paths = useMemo(() => outlinePaths(tasks), [tasks]);
  return (
    <ViewportPortal>
      <svg className="flow-overview" aria-hidden="true">
        {paths.map(([life, d]) => (
          <path key={life} className="overview-task" data-life={life} d={d} />
        ))}
        {tasks.map(({ id, key, x, y, width, height }) => (
          <text key={id} x={x + width / 2} y={y + height / 2 + 10}>
            {key}
          </text>
        ))}
      </svg>
    </ViewportPortal>
  );
});

/** The boxes of all tasks of one colour as one path. */
export function outlinePaths(tasks: readonly GraphNode[]): [Life, string][] {
  const byLife = new Map<Life, string>();
  for (const task of tasks) {
    const { x, y, width, height } = task;
    const life = lifeOf(task);
    byLife.set(life, `${byLife.get(life) ?? ''}M${x} ${y}h${width}v${height}h${-width}z`);
  }
  return [...byLife];
}
