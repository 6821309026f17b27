import { t } from '@/lib/core/words';
import type { DrawnGraph } from './fold';
import { findCycle } from './paths';
import type { TaskStatus } from './schema';

// The server refuses the same; here it is said while the line is still in the hand.
const closed: Partial<Record<TaskStatus, string>> = {
  in_progress: t`is in progress: take it back first`,
  review: t`is in review`,
  done: t`is done`,
};

/** Why "`to` waits for `from`" cannot be drawn, in words for the spot where it was tried; null when it can. */
export function explainRefusal(graph: Pick<DrawnGraph, 'nodes' | 'edges'>, from: string, to: string): string | null {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const [source, target] = [byId.get(from), byId.get(to)];
  if (!source || !target) return t`This task is not in the graph.`;
  if (from === to) return t`A task cannot wait for itself.`;
  if (graph.edges.some((edge) => edge.from === from && edge.to === to))
    return t`${target.key} already waits for ${source.key}.`;
  if (source.folded || target.folded) return t`Unfold the milestone first: a dependency joins two tasks.`;
  const reason = closed[target.status];
  if (reason) return `${target.key} ${reason}.`;
  const cycle = findCycle(graph.edges, from, to);
  if (!cycle) return null;
  const keys = cycle.map((id) => byId.get(id)?.key ?? '');
  const shown = keys.length > 6 ? [...keys.slice(0, 3), '…', ...keys.slice(-2)] : keys;
  return t`This would close a circle: ${shown.join(' → ')}.`;
}
