'use client';
import './task-overview.css';
import { type Transform, useStore, ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { boundBoxes } from '@/lib/graph/boxes';
import type { Level } from '@/lib/graph/levels';
import { splitRegions } from '@/lib/graph/regions';
import type { Box, GraphNode } from '@/lib/graph/schema';
import { detailAt, useFlowView } from './flow-context';
import { type Life, lifeOf } from './task-looks';

type Levels = ReadonlyMap<string, Level>;
type Props = { tasks: readonly GraphNode[]; marked: ReadonlySet<string> | undefined };

/**
 * Every task as seen from afar: its colour and, while that can be read, its key. One path for each colour and region
 * instead of an element for each task, so that a thousand of them move as lightly as ten.
 */
export const TaskOverview = memo(function TaskOverview({ tasks, marked }: Props) {
  const regions = useMemo(() => splitRegions(tasks, ({ x, y }) => [x, y]), [tasks]);
  return (
    <ViewportPortal>
      <svg className="flow-overview" aria-hidden="true">
        {regions.map((near) => (
          <Outlines key={near[0]?.id} tasks={near} />
        ))}
        {marked && marked.size > 0 && (
          <path className="overview-marked" d={boxesOf(tasks.filter(({ id }) => marked.has(id)))} />
        )}
        {regions.map((near) => (
          <Keys key={near[0]?.id} tasks={near} />
        ))}
      </svg>
    </ViewportPortal>
  );
});

function Outlines({ tasks }: { tasks: readonly GraphNode[] }) {
  const { levels } = useFlowView();
  const paths = useMemo(() => outlinePaths(tasks, levels), [tasks, levels]);
  return paths.map(({ life, chain, level, d }) => (
    <path
      key={`${life} ${chain} ${level}`}
      className="overview-task"
      data-life={life}
      data-chain={chain || undefined}
      data-level={level}
      d={d}
    />
  ));
}

/** The keys of the tasks of a region, where they can be read and are in sight: text is what costs most to draw. */
const Keys = memo(function Keys({ tasks }: { tasks: readonly GraphNode[] }) {
  const bounds = useMemo(() => boundBoxes(tasks), [tasks]);
  const isShown = useStore(
    ({ transform, width, height }) =>
      bounds !== null && detailAt(transform[2]) === 'key' && isInSight(bounds, transform, { width, height }),
  );
  if (!isShown) return null;
  return tasks.map(({ id, key, x, y, width, height }) => (
    <text key={id} x={x + width / 2} y={y + height / 2 + 10}>
      {key}
    </text>
  ));
});

type Room = { width: number; height: number };

const isInSight = (box: Box, [left, top, zoom]: Transform, { width, height }: Room): boolean =>
  box.x * zoom + left < width &&
  (box.x + box.width) * zoom + left > 0 &&
  box.y * zoom + top < height &&
  (box.y + box.height) * zoom + top > 0;

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
