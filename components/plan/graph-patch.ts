import type { MissionGraph } from '@/lib/graph/schema';

/** The graph as it will be when the server has taken the change; places stay, it is drawn at once. */
export type GraphPatch = (graph: MissionGraph) => MissionGraph;

const settles = (status: string | undefined) => status === 'done' || status === 'skipped';

export const withEdge =
  (from: string, to: string): GraphPatch =>
  (graph) => {
    const before = graph.nodes.find(({ id }) => id === from);
    if (!before || graph.edges.some((edge) => edge.from === from && edge.to === to)) return graph;
    const satisfied = settles(before.status);
    const nodes = graph.nodes.map((node) =>
      node.id === to && !satisfied ? { ...node, ready: false, waitsFor: [...node.waitsFor, before.key] } : node,
    );
    return { ...graph, nodes, edges: [...graph.edges, { from, to, satisfied, cut: false }] };
  };

export const withoutEdge =
  (from: string, to: string): GraphPatch =>
  (graph) => {
    const key = graph.nodes.find(({ id }) => id === from)?.key;
    const nodes = graph.nodes.map((node) =>
      node.id === to ? { ...node, waitsFor: node.waitsFor.filter((waits) => waits !== key) } : node,
    );
    return { ...graph, nodes, edges: graph.edges.filter((edge) => edge.from !== from || edge.to !== to) };
  };

export const withTitle =
  (taskId: string, title: string): GraphPatch =>
  (graph) => ({ ...graph, nodes: graph.nodes.map((node) => (node.id === taskId ? { ...node, title } : node)) });
