'use client';
import { useMemo } from 'react';
import { MissionGraph } from '@/components/flow/mission-graph';
import { boundBoxes } from '@/lib/graph/boxes';
import { boxesOf } from '@/lib/graph/view';
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
  const height = boundBoxes(boxesOf(graph))?.height ?? 0;
  return (
    <div
      inert
      className="pointer-events-none border border-line [&_.flow-legend]:hidden! [&_.flow-minimap]:hidden!"
      style={{ height: Math.min(mostPx, Math.max(leastPx, height + marginPx)) }}
    >
      <MissionGraph graph={graph} label={label} whole />
    </div>
  );
}
