'use client';
import { useMemo, useRef } from 'react';
import type { DrawnGraph } from '@/lib/graph/fold';
import { findCriticalPath } from '@/lib/graph/paths';
import { findPorts } from '@/lib/graph/ports';
import { edgeId, routeEdges } from '@/lib/graph/route';
import { kindOf } from './edge-looks';
import { buildFlowNodes, type TaskFlowNode } from './flow-nodes';

type Options = {
  cursorId: string | null;
  showCriticalPath: boolean;
  marked: ReadonlySet<string>;
};

/** Everything that is drawn, derived from the graph; what did not change keeps its identity. */
export function useGraphDrawing(graph: DrawnGraph, { cursorId, showCriticalPath, marked }: Options) {
  const byId = useMemo(() => new Map(graph.nodes.map((node) => [node.id, node])), [graph.nodes]);
  const ports = useMemo(() => findPorts(graph), [graph]);
  // Live changes rarely move anything, and routes depend on places alone.
  const places = graph.nodes.map(({ id, x, y, height }) => `${id} ${x} ${y} ${height}`).join();
  const links = graph.edges.map(edgeId).join();
  const latest = useRef({ graph, ports });
  latest.current = { graph, ports };
  const routes = useMemo(() => {
    const { graph: now, ports: portsNow } = latest.current;
    return places === '' && links === '' ? [] : routeEdges(now.nodes, now.edges, portsNow.byEdge);
  }, [places, links]);

  const critical = useMemo(() => criticalParts(graph, showCriticalPath), [graph, showCriticalPath]);
  const kinds = useMemo(
    () => new Map(graph.edges.map((edge) => [edgeId(edge), kindOf(edge, byId, critical.edges)])),
    [graph.edges, byId, critical],
  );
  const earlier = useRef<ReadonlyMap<string, TaskFlowNode>>(new Map());
  const nodes = useMemo(() => {
    const options = { cursorId, marked, critical: critical.tasks, ports: ports.byTask };
    const built = buildFlowNodes(graph.nodes, options, earlier.current);
    earlier.current = new Map(built.map((node) => [node.id, node]));
    return built;
  }, [graph.nodes, cursorId, critical, marked, ports]);
  return { byId, routes, kinds, nodes, criticalCount: critical.tasks.size };
}

function criticalParts(graph: DrawnGraph, shown: boolean) {
  const path = shown ? findCriticalPath(graph.nodes, graph.edges) : [];
  const edges = path.slice(1).map((id, index) => edgeId({ from: path[index] ?? '', to: id }));
  return { tasks: new Set(path), edges: new Set(edges) };
}
