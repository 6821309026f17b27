import { boundBoxes, size } from './boxes';
import { isSettled } from './rules';
import type { Box, GraphEdge, GraphMilestone, GraphNode, MissionGraph, TaskStatus } from './schema';

/** How many tasks of each status stand behind a folded milestone, and which they are. */
export type Folded = { counts: Partial<Record<TaskStatus, number>>; tasks: readonly string[] };
/** A task, or a milestone that was folded into one node under its own id. */
export type DrawnNode = GraphNode & { folded?: Folded };
export type DrawnGraph = Omit<MissionGraph, 'nodes'> & { nodes: DrawnNode[] };

/**
 * The graph with these milestones drawn as one node each: edges that cross its rim lead to it, and what stands right of
 * it moves up by the room that it no longer takes. Nothing else moves.
 */
export function foldGraph(graph: MissionGraph, folded: ReadonlySet<string>): DrawnGraph {
  const inside = new Map<string, GraphNode[]>();
  for (const node of graph.nodes)
    if (node.milestoneId !== null && folded.has(node.milestoneId))
      inside.set(node.milestoneId, [...(inside.get(node.milestoneId) ?? []), node]);
  if (inside.size === 0) return graph;
  const standIn = new Map([...inside].flatMap(([id, nodes]) => nodes.map((node) => [node.id, id] as const)));
  const shown = (id: string) => standIn.get(id) ?? id;
  const move = shifts(graph.milestones, inside);
  const middle = (boundBoxes(graph.nodes)?.y ?? 0) + (boundBoxes(graph.nodes)?.height ?? 0) / 2;
  const nodes = graph.nodes
    .filter(({ id }) => !standIn.has(id))
    .map((node): DrawnNode => ({ ...node, x: move(node.x), cause: causeOf(node, shown) }));
  const groups = graph.milestones.flatMap((milestone) => {
    const tasks = inside.get(milestone.id);
    return tasks ? [standInFor(milestone, tasks, { x: move(placeOf(milestone, tasks)), y: middle }, shown)] : [];
  });
  return {
    ...graph,
    nodes: [...nodes, ...groups],
    edges: joinEdges(graph.edges, shown),
    milestones: graph.milestones.map((one) => ({ ...moved(one, move), ...(inside.has(one.id) && columnWidth(one)) })),
    branches: graph.branches.map((one) => moved(one, move)),
  };
}

const columnWidth = ({ width }: Box) => ({ width: Math.min(width, size.node.width) });
const placeOf = (milestone: Box, tasks: readonly Box[]) =>
  milestone.width > 0 ? milestone.x : Math.min(...tasks.map(({ x }) => x));

/** Where a place of the unfolded drawing lies: left of it columns may have become narrower. */
function shifts(milestones: readonly GraphMilestone[], inside: ReadonlyMap<string, unknown>): (x: number) => number {
  const narrower = milestones.filter(({ id, width }) => inside.has(id) && width > size.node.width);
  return (x) =>
    narrower.reduce((at, { x: left, width }) => {
      const saved = width - size.node.width;
      return at - Math.min(saved, Math.max(0, x - left - size.node.width + 1));
    }, x);
}

function moved<T extends Box>(box: T, move: (x: number) => number): T {
  const x = move(box.x);
  return { ...box, x, width: move(box.x + box.width) - x };
}

const causeOf = ({ cause }: GraphNode, shown: (id: string) => string): GraphNode['cause'] =>
  cause && { ...cause, taskId: shown(cause.taskId) };

/** One node that says of a milestone what its tasks say: what holds it, whether work goes on, whether all is over. */
function standInFor(
  { id, key, name, money }: GraphMilestone,
  tasks: readonly GraphNode[],
  at: { x: number; y: number },
  shown: (id: string) => string,
): DrawnNode {
  const counts: Folded['counts'] = {};
  for (const { status } of tasks) counts[status] = (counts[status] ?? 0) + 1;
  const root = tasks.find((task) => task.cause?.taskId === task.id) ?? tasks.find((task) => task.cause);
  const finished = tasks.filter(({ status }) => status === 'done');
  return {
    ...{ id, key, title: name, money, milestoneId: id, branchId: null, kind: 'task', worker: null },
    ...{ attemptsUsed: 0, maxAttempts: 0, attemptNumber: 0, lastProgressAt: null, readyAt: null },
    ...{ estimateMinutes: null, waitsFor: [] },
    status: groupStatus(tasks),
    ready: false,
    // Green is proof of all that was done here, not of some of it.
    proof: finished.length > 0 && finished.every(({ proof }) => proof === 'verified') ? 'verified' : 'none',
    cause: root ? causeOf(root, shown) : null,
    pruned: tasks.every(({ pruned }) => pruned),
    ...{ x: at.x, y: at.y - size.node.height / 2, ...size.node },
    folded: { counts, tasks: tasks.map((task) => task.id) },
  };
}

function groupStatus(tasks: readonly GraphNode[]): TaskStatus {
  if (tasks.some(({ status }) => status === 'in_progress' || status === 'review')) return 'in_progress';
  return tasks.every(({ status }) => isSettled(status)) ? 'done' : 'todo';
}

/** One edge for all that lead from one node to the other; those within a folded milestone are not seen. */
function joinEdges(edges: readonly GraphEdge[], shown: (id: string) => string): GraphEdge[] {
  const joined = new Map<string, GraphEdge>();
  for (const edge of edges) {
    const [from, to] = [shown(edge.from), shown(edge.to)];
    if (from === to) continue;
    const before = joined.get(`${from}>${to}`);
    const satisfied = edge.satisfied && (before?.satisfied ?? true);
    joined.set(`${from}>${to}`, { from, to, satisfied, cut: edge.cut && (before?.cut ?? true) });
  }
  return [...joined.values()];
}

const statusOrder = ['done', 'in_progress', 'review', 'blocked', 'failed', 'todo', 'skipped', 'cancelled'] as const;

/** "12 done, 3 in progress, 40 todo". */
export const countWords = ({ counts }: Folded): string =>
  statusOrder
    .filter((status) => counts[status])
    .map((status) => `${counts[status]} ${status.replace('_', ' ')}`)
    .join(', ');
