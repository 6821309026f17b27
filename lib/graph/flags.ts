import { size } from './boxes';
import { countBehind } from './rules';
import type { Box, GraphNode } from './schema';

export type CauseFlag = {
  taskId: string;
  kind: 'person' | 'fault' | 'outside';
  words: string;
  behind: number;
  x: number;
  y: number;
  /** Below or above its task where that is free; otherwise it lies over its neighbour and is shown only on demand. */
  place: 'below' | 'above' | 'over';
};

export const flagSize = { width: 214, height: 40, gap: 7 } as const;

// The picture and what is seen of it both ask, of the same tasks.
const placed = new WeakMap<readonly GraphNode[], CauseFlag[]>();

/** A flag for every task in which a cause lies, placed so that it hides no other task where that can be helped. */
export function placeFlags(nodes: readonly GraphNode[]): readonly CauseFlag[] {
  const known = placed.get(nodes) ?? place(nodes);
  placed.set(nodes, known);
  return known;
}

/** The room of the flags that always show. */
export const flagBoxes = (nodes: readonly GraphNode[]): Box[] =>
  placeFlags(nodes)
    .filter(({ place }) => place !== 'over')
    .map(({ x, y }) => ({ x, y, width: flagSize.width, height: flagSize.height }));

function place(nodes: readonly GraphNode[]): CauseFlag[] {
  const behind = countBehind(nodes);
  return nodes.flatMap((node): CauseFlag[] => {
    const { cause, id } = node;
    if (!cause || cause.taskId !== id) return [];
    const below = node.y + node.height + flagSize.gap;
    const above = node.y - flagSize.gap - flagSize.height;
    const side = isFree(nodes, node.x, below) ? 'below' : isFree(nodes, node.x, above) ? 'above' : 'over';
    const y = side === 'above' ? above : below;
    return [
      { taskId: id, kind: cause.kind, words: cause.words, behind: behind.get(id) ?? 0, x: node.x, y, place: side },
    ];
  });
}

// A flag is usually narrower than it may be, so its right end may reach over the next gutter.
function isFree(nodes: readonly GraphNode[], x: number, y: number): boolean {
  return nodes.every(
    (node) =>
      node.x >= x + size.node.width ||
      node.x + node.width <= x ||
      node.y >= y + flagSize.height ||
      node.y + node.height <= y,
  );
}
