import { size } from './boxes';
import { indexLinks, sortByDependency } from './paths';

export type LayoutTask = { id: string; milestoneId: string | null; branchId: string | null };
export type LayoutInput = {
  /** In the order of their numbers: ties keep it. */
  tasks: LayoutTask[];
  links: { from: string; to: string }[];
  /** In order of position. */
  milestones: { id: string }[];
  /** In order of creation. */
  branches: { id: string }[];
};

export type Layers = {
  layerOf: Map<string, number>;
  /** The left edge of each layer. */
  xs: number[];
};

// More tasks than this that no edge orders among themselves stand in a block, not in one endless column.
const tallestUnordered = 12;
// A gutter widens by this much for each further task whose edges turn in it, so that they can be told apart.
const trackWidth = 4;
const mostTracks = 10;

/** Left to right: milestones in their order, and inside each of them every task right of what it depends on. */
export function assignLayers(input: LayoutInput): Layers {
  const columnOf = assignColumns(input);
  const columns = input.milestones.length + 2;
  const inside = input.links.filter(({ from, to }) => columnOf.get(from) === columnOf.get(to));
  const local = rankByLongestPath(input.tasks, inside);
  spreadUnordered(input.tasks, inside, columnOf, local);

  const depth = Array.from({ length: columns }, () => 0);
  for (const [id, layer] of local) {
    const column = columnOf.get(id) ?? 0;
    depth[column] = Math.max(depth[column] ?? 0, layer + 1);
  }
  const starts = depth.map((_, column) => depth.slice(0, column).reduce((sum, layers) => sum + layers, 0));
  const layerOf = new Map([...local].map(([id, layer]) => [id, (starts[columnOf.get(id) ?? 0] ?? 0) + layer]));
  return { layerOf, xs: spaceLayers(layerOf, input.links, new Set(starts)) };
}

/** A milestone is a column; tasks outside any stand before the first, or after the last when they wait for one inside. */
function assignColumns({ tasks, links, milestones }: LayoutInput): Map<string, number> {
  const columnOfMilestone = new Map(milestones.map(({ id }, index) => [id, index + 1]));
  const milestoneOf = new Map(tasks.map((task) => [task.id, task.milestoneId]));
  const { before } = indexLinks(links);
  const columns = new Map<string, number>();
  for (const id of sortByDependency([...milestoneOf.keys()], links)) {
    const own = columnOfMilestone.get(milestoneOf.get(id) ?? '');
    const waitsForMilestone = (before.get(id) ?? []).some((earlier) => (columns.get(earlier) ?? 0) > 0);
    columns.set(id, own ?? (waitsForMilestone ? milestones.length + 1 : 0));
  }
  return columns;
}

function rankByLongestPath(tasks: readonly LayoutTask[], links: LayoutInput['links']): Map<string, number> {
  const { before, after } = indexLinks(links);
  const order = sortByDependency(
    tasks.map(({ id }) => id),
    links,
  );
  const rank = new Map<string, number>();
  for (const id of order) {
    rank.set(
      id,
      (before.get(id) ?? []).reduce((most, earlier) => Math.max(most, (rank.get(earlier) ?? -1) + 1), 0),
    );
  }
  // A task that feeds more edges than it takes stands next to the first that needs it: fewer long edges.
  for (const id of order.reverse()) {
    const next = after.get(id) ?? [];
    if (next.length > (before.get(id)?.length ?? 0)) {
      const latest = Math.min(...next.map((later) => rank.get(later) ?? 0)) - 1;
      rank.set(id, Math.max(rank.get(id) ?? 0, latest));
    }
  }
  return rank;
}

function spreadUnordered(
  tasks: readonly LayoutTask[],
  inside: LayoutInput['links'],
  columnOf: Map<string, number>,
  rank: Map<string, number>,
) {
  const { before, after } = indexLinks(inside);
  const loose = new Map<string, string[]>();
  for (const { id, branchId } of tasks) {
    if (before.has(id) || after.has(id)) continue;
    const group = `${columnOf.get(id)} ${branchId}`;
    loose.set(group, [...(loose.get(group) ?? []), id]);
  }
  for (const ids of loose.values()) {
    if (ids.length <= tallestUnordered) continue;
    const across = Math.ceil(Math.sqrt(ids.length / 2));
    for (const [index, id] of ids.entries()) rank.set(id, index % across);
  }
}

function spaceLayers(layerOf: Map<string, number>, links: LayoutInput['links'], columnStarts: Set<number>): number[] {
  const count = 1 + Math.max(-1, ...layerOf.values());
  const turning = Array.from({ length: count + 1 }, () => new Set<string>());
  for (const { from, to } of links) {
    turning[(layerOf.get(from) ?? 0) + 1]?.add(from);
    turning[layerOf.get(to) ?? 0]?.add(from);
  }
  const xs: number[] = [];
  for (let layer = 0, x = 0; layer < count; layer++) {
    if (layer > 0) {
      const tracks = Math.min(mostTracks, Math.max(0, (turning[layer]?.size ?? 0) - 2));
      const gap = columnStarts.has(layer) ? size.gateBefore + size.gateAfter : size.gapX;
      x += size.node.width + gap + tracks * trackWidth;
    }
    xs.push(x);
  }
  return xs;
}
