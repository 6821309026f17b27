import { size } from './boxes';
import type { Layers, LayoutInput, LayoutTask } from './layers';
import type { Positions } from './schema';

/** Tasks of one branch, or of none. */
export type Lane = { branchId: string | null; tasks: LayoutTask[] };

/** The lanes that hold a task: that of no branch first, then the branches in order. */
export function splitLanes({ tasks, branches }: LayoutInput): Lane[] {
  const known = new Set(branches.map(({ id }) => id));
  const branchOf = (task: LayoutTask) => (task.branchId !== null && known.has(task.branchId) ? task.branchId : null);
  return [null, ...known]
    .map((branchId) => ({ branchId, tasks: tasks.filter((task) => branchOf(task) === branchId) }))
    .filter((lane) => lane.tasks.length > 0);
}

/** Lanes below each other. What belongs to no branch stands in the middle beside them, or above where both share a layer. */
export function stackLanes(lanes: readonly Lane[], heights: ReadonlyMap<string, number>, layers: Layers): Positions {
  const placed: Positions = {};
  const place = (tasks: readonly LayoutTask[], top: number): number => {
    const ys = tasks.map(({ id }) => heights.get(id) ?? 0);
    const highest = Math.min(...ys);
    for (const [index, { id }] of tasks.entries()) {
      const x = layers.xs[layers.layerOf.get(id) ?? 0] ?? 0;
      placed[id] = { x, y: Math.round(top + (ys[index] ?? 0) - highest) };
    }
    return top + Math.max(...ys) - highest + size.node.height;
  };

  const branches = lanes.filter((lane) => lane.branchId !== null);
  const free = lanes.find((lane) => lane.branchId === null)?.tasks ?? [];
  const taken = new Set(branches.flatMap((lane) => lane.tasks.map(({ id }) => layers.layerOf.get(id))));
  const above = free.filter(({ id }) => taken.has(layers.layerOf.get(id)));
  let bottom = above.length > 0 ? place(above, 0) + size.lanePad : 0;
  const top = bottom;
  for (const lane of branches) bottom = place(lane.tasks, bottom + size.laneHead) + size.lanePad + size.laneGap;
  for (const run of consecutiveRuns(free, taken, layers)) {
    const height = place(run, 0);
    place(run, branches.length > 0 ? Math.max(0, (top + bottom - height) / 2) : 0);
  }
  return placed;
}

/** The free tasks grouped by stretches of layers in which no branch has a task. */
function consecutiveRuns(free: readonly LayoutTask[], taken: Set<number | undefined>, layers: Layers): LayoutTask[][] {
  const runs: LayoutTask[][] = [];
  let open = false;
  for (let layer = 0; layer < layers.xs.length; layer++) {
    const here = free.filter(({ id }) => layers.layerOf.get(id) === layer);
    if (taken.has(layer)) open = false;
    else if (here.length > 0) {
      if (!open) runs.push([]);
      runs.at(-1)?.push(...here);
      open = true;
    }
  }
  return runs;
}
