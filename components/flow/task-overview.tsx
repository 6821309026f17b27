'use client';
import './task-overview.css';
import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { Level } from '@/lib/graph/levels';
import type { GraphNode } from '@/lib/graph/schema';
import { useFlowView } from './flow-context';
import { type Life, lifeOf } from './task-looks';

type Levels = ReadonlyMap<string, Level>;
type Props = { tasks: readonly GraphNode[]; marked: ReadonlySet<string> | undefined };

/**
 * Every task as seen from afar: its colour and, while that can be read, its key. One path for each colour instead of an
 * element for each task, so that a thousand of them move as lightly as ten.
 */
export const TaskOverview = memo(function TaskOverview({ tasks, marked }: Props) {
  const { levels } = useFlowView();
  const paths = useMemo(() => outlinePaths(tasks, levels), [tasks, levels]);
  return (
    <ViewportPortal>
      <svg className="flow-overview" aria-hidden="true">
        {paths.map(({ life, chain, level, d }) => (
          <path
            key={`${life} ${chain} ${level}`}
            className="overview-task"
            data-life={life}
            data-chain={chain || undefined}
            data-level={level}
            d={d}
          />
        ))}
        {marked && marked.size > 0 && (
          <path className="overview-marked" d={boxesOf(tasks.filter(({ id }) => marked.has(id)))} />
        )}
        {tasks.map(({ id, key, x, y, width, height }) => (
          <text key={id} x={x + width / 2} y={y + height / 2 + 10}>
            {key}
          </text>
        ))}
      </svg>
    </ViewportPortal>
  );
});

const boxesOf = (tasks: readonly GraphNode[]): string =>
  tasks.map(({ x, y, width, height }) => `M${x - 8} ${y - 8}h${width + 16}v${height + 16}h${-width - 16}z`).join('');

/** One look shared by many tasks; `chain` when the cause of its colour lies in another task. */
type Look = { life: Life; chain: boolean; level: Level | undefined; d: string };

/** The boxes of all tasks of one look as one path. */
export function outlinePaths(tasks: readonly GraphNode[], levels?: Levels): Look[] {
  const looks = new Map<string, Look>();
  for (const task of tasks) {
    const { id, cause, x, y, width, height } = task;
    const [life, chain] = [lifeOf(task), cause !== null && cause.taskId !== id];
    const level = levels?.get(id);
    const look = looks.get(`${life} ${chain} ${level}`) ?? { life, chain, level, d: '' };
    look.d += `M${x} ${y}h${width}v${height}h${-width}z`;
    looks.set(`${life} ${chain} ${level}`, look);
  }
  return [...looks.values()];
}
