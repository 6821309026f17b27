import { splitRegions } from '@/lib/graph/regions';
import { arrowOf, edgeId, type Route, strokeOf } from '@/lib/graph/route';
import type { GraphEdge, GraphNode } from '@/lib/graph/schema';

/** Drawn in this order: what matters most lies on top. */
export const edgeKinds = ['pruned', 'cut', 'todo', 'done', 'live', 'outside', 'fault', 'person', 'critical'] as const;
export type EdgeKind = (typeof edgeKinds)[number];

/** What an edge says: the way to a cause, work that flows, work that is over, work to come, or a line that was cut. */
export function kindOf(edge: GraphEdge, byId: ReadonlyMap<string, GraphNode>, critical: ReadonlySet<string>): EdgeKind {
  const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
  if (edge.cut || !from || !to) return from?.pruned ? 'pruned' : 'cut';
  const shared = to.cause && from.cause?.taskId === to.cause.taskId && to.id !== to.cause.taskId;
  if (!edge.satisfied && shared && to.cause) return to.cause.kind;
  if (critical.has(edgeId(edge))) return 'critical';
  if (edge.satisfied && (to.status === 'in_progress' || to.status === 'review')) return 'live';
  return edge.satisfied ? 'done' : 'todo';
}

export type EdgePaths = { kind: EdgeKind; parts: { strokes: string; arrows: string }[] };

/** One path of strokes and one of arrow heads for each kind and region, so that a thousand edges cost the browser little. */
export function joinPaths(routes: readonly Route[], kinds: ReadonlyMap<string, EdgeKind>): EdgePaths[] {
  const byKind = Map.groupBy(routes, ({ id }) => kinds.get(id) ?? 'todo');
  return edgeKinds.map((kind) => ({
    kind,
    parts: splitRegions(byKind.get(kind) ?? [], ({ points }) => points[0] ?? [0, 0]).map((near) => ({
      strokes: near.map(strokeOf).join(''),
      arrows: near.map(arrowOf).join(''),
    })),
  }));
}
