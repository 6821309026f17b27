import { t } from '@/lib/core/words';
import { indexLinks, sortByDependency } from './paths';
import type { GraphNode, MissionGraph } from './schema';

export type OutlineRow = { node: GraphNode; depth: number; after: string[] };
export type OutlineGroup = { id: string; name: string | null; note: string | null; rows: OutlineRow[] };

/**
 * The graph as a list: milestones in order, inside each every task below what it depends on. A sequence stays flat; only
 * where a task leads to several are those set one step further in.
 */
export function outlineGraph(graph: MissionGraph): OutlineGroup[] {
  const known = new Set(graph.milestones.map(({ id }) => id));
  const branchOf = new Map(graph.branches.map((branch) => [branch.id, branch]));
  const groupOf = (node: GraphNode) =>
    node.milestoneId !== null && known.has(node.milestoneId) ? node.milestoneId : null;
  const groups = [
    ...graph.milestones.map(({ id, name, settled, total }) => ({ id, name, note: `${settled}/${total}` })),
    { id: '', name: graph.milestones.length > 0 ? t`No milestone` : null, note: null },
  ];
  return groups.flatMap(({ id, name, note }) => {
    const nodes = graph.nodes.filter((node) => (groupOf(node) ?? '') === id);
    const lanes = [...new Set(nodes.map((node) => node.branchId))];
    return lanes.map((lane, index): OutlineGroup => {
      const branch = lane === null ? undefined : branchOf.get(lane);
      const inLane = nodes.filter((node) => node.branchId === lane);
      const label = [name, branch?.name].filter(Boolean).join(' · ');
      const pruned = branch?.prunedReason ? t`pruned: ${branch.prunedReason}` : null;
      const notes = [index === 0 ? note : null, pruned].filter((part) => part !== null);
      return {
        id: `${id} ${lane ?? ''}`,
        name: label || null,
        note: notes.join(', ') || null,
        rows: nestRows(inLane, graph),
      };
    });
  });
}

function nestRows(nodes: readonly GraphNode[], graph: MissionGraph): OutlineRow[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const keyOf = new Map(graph.nodes.map(({ id, key }) => [id, key]));
  const inside = graph.edges.filter(({ from, to }) => byId.has(from) && byId.has(to));
  const { before, after } = indexLinks(inside);
  const everyBefore = indexLinks(graph.edges).before;
  const order = sortByDependency([...byId.keys()], inside);
  const rank = new Map(order.map((id, index) => [id, index]));
  const children = new Map<string | null, string[]>();
  for (const id of order) {
    const parents = before.get(id) ?? [];
    const last = parents.reduce<string | null>(
      (best, one) => (best === null || (rank.get(one) ?? 0) > (rank.get(best) ?? 0) ? one : best),
      null,
    );
    children.set(last, [...(children.get(last) ?? []), id]);
  }
  const rows: OutlineRow[] = [];
  const seen = new Set<string>();
  const stack = (children.get(null) ?? []).map((id) => ({ id, depth: 0 })).reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { id, depth } = next;
    const node = byId.get(id);
    if (!node || seen.has(id)) continue;
    seen.add(id);
    rows.push({ node, depth, after: (everyBefore.get(id) ?? []).map((earlier) => keyOf.get(earlier) ?? '') });
    const forks = (after.get(id) ?? []).length > 1 ? 1 : 0;
    for (const child of (children.get(id) ?? []).toReversed()) stack.push({ id: child, depth: depth + forks });
  }
  return rows;
}
