import type { Box, GraphEdge } from './schema';

export type Direction = 'left' | 'right' | 'up' | 'down';

type Spot = Box & { id: string };

/**
 * Where an arrow key leads: left and right along dependencies to the nearest end, up and down to the next task of the
 * same column; where there is none, to the nearest task on that side. Null at the rim.
 */
export function stepFrom(
  id: string,
  direction: Direction,
  nodes: readonly Spot[],
  edges: readonly Pick<GraphEdge, 'from' | 'to'>[],
): string | null {
  const here = nodes.find((node) => node.id === id);
  if (!here) return null;
  const linked = new Set(
    direction === 'right'
      ? edges.filter((edge) => edge.from === id).map((edge) => edge.to)
      : direction === 'left'
        ? edges.filter((edge) => edge.to === id).map((edge) => edge.from)
        : [],
  );
  const first = nearest(
    here,
    nodes.filter((node) => linked.has(node.id)),
    direction,
  );
  return (
    first ??
    nearest(
      here,
      nodes.filter((node) => isOnSide(here, node, direction)),
      direction,
    )
  );
}

const centre = (box: Box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

function isOnSide(here: Box, there: Box, direction: Direction): boolean {
  const [a, b] = [centre(here), centre(there)];
  if (direction === 'left') return b.x < a.x - here.width / 2;
  if (direction === 'right') return b.x > a.x + here.width / 2;
  return direction === 'up' ? b.y < a.y - here.height / 2 : b.y > a.y + here.height / 2;
}

// A step aside counts four times a step ahead, so that rows and columns are kept.
const asideWeight = 4;

function nearest(here: Box, nodes: readonly Spot[], direction: Direction): string | null {
  const from = centre(here);
  const across = direction === 'left' || direction === 'right';
  const cost = (node: Spot) => {
    const to = centre(node);
    const [dx, dy] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
    return across ? dx + asideWeight * dy : dy + asideWeight * dx;
  };
  const best = nodes.reduce<Spot | null>((found, node) => (!found || cost(node) < cost(found) ? node : found), null);
  return best?.id ?? null;
}
