import { arrowOf, type Route, strokeOf } from '@/lib/graph/route';
import type { GraphEdge, GraphNode } from '@/lib/graph/schema';

/** Drawn in this order: what matters most lies on top. */
export const edgeKinds = ['pruned', 'cut', 'todo', 'done', 'live', 'outside', 'fault', 'person', 'critical'] as const;
export type EdgeKind = (typeof edgeKinds)[number];

export const edgeId = (edge: { from: string; to: string }): string => `${edge.from}>${edge.to}`;

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

export type EdgePaths = Record<EdgeKind, { strokes: string; arrows: string }>;

/** One path of strokes and one of arrow heads for each kind: a thousand edges cost the browser eighteen elements. */
export function joinPaths(routes: readonly Route[], kinds: ReadonlyMap<string, EdgeKind>): EdgePaths {
  const joined: EdgePaths = {
    pruned: blank(),
    cut: blank(),
    todo: blank(),
    done: blank(),
    live: blank(),
    outside: blank(),
    fault: blank(),
    person: blank(),
    critical: blank(),
  };
  for (const route of routes) {
    const path = joined[kinds.get(edgeId(route)) ?? 'todo'];
    path.strokes += strokeOf(route);
    path.arrows += arrowOf(route);
  }
  return joined;
}

const blank = () => ({ strokes: '', arrows: '' });
