'use client';
import { useMemo } from 'react';
import { MissionGraph } from '@/components/flow/mission-graph';
import { graphOfPlan, type PlannedTasks } from './plan-graph';

const leastPx = 180;
const mostPx = 440;
const marginPx = 110;

/**
 * A plan as its graph will be drawn, to be looked at only: the wheel goes on scrolling the page, and the list of its
 * tasks, which stands beside it, says the same to those who do not see it.
 */
export function PlanPicture({ plan, label }: { plan: PlannedTasks; label: string }) {
  const graph = useMemo(() => graphOfPlan(plan), [plan]);
  const foot = Math.max(0, ...graph.nodes.map(({ y, height }) => y + height));
  return (
    <div
      inert
      className="pointer-events-none border border-line [&_.flow-legend]:hidden!"
      style={{ height: Math.min(mostPx, Math.max(leastPx, foot + marginPx)) }}
    >
      <MissionGraph graph={graph} label={label} />
    </div>
  );
}
