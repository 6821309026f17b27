import { size } from './boxes';
import type { GraphNode, MissionGraph } from './schema';

export type Port = { offset: number; open: boolean };
export type Ports = {
  /** By task id: one port for each branch that a router leads into, top to bottom. */
  byTask: Map<string, Port[]>;
  /** By "from>to": how far below the top of its task the edge leaves. */
  byEdge: Map<string, number>;
};

const portPitch = 11;
const portHeight = 7;

/** A task that leads into several branches shows one port for each; the port of a pruned branch is open. */
export function findPorts({ nodes, edges, branches }: Pick<MissionGraph, 'nodes' | 'edges' | 'branches'>): Ports {
  const ports: Ports = { byTask: new Map(), byEdge: new Map() };
  if (branches.length < 2) return ports;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const order = new Map(branches.map(({ id }, index) => [id, index]));
  for (const node of nodes) {
    const targets = edges.filter(({ from }) => from === node.id).flatMap(({ to }) => byId.get(to) ?? []);
    const entered = [...new Set(targets.map(({ branchId }) => branchId))].filter(
      (id) => id !== node.branchId && order.has(id ?? ''),
    );
    if (entered.length < 2) continue;
    entered.sort((a, b) => (order.get(a ?? '') ?? 0) - (order.get(b ?? '') ?? 0));
    placePorts(node, targets, entered, ports);
  }
  return ports;
}

function placePorts(node: GraphNode, targets: GraphNode[], entered: (string | null)[], ports: Ports) {
  const pitch = Math.min(portPitch, (size.slim.height - portHeight) / entered.length);
  const middle = (index: number) => node.height / 2 + (index - (entered.length - 1) / 2) * pitch;
  const prunedIn = (branchId: string | null) => targets.some((target) => target.branchId === branchId && target.pruned);
  const list = entered.map((branchId, index) => ({ offset: middle(index) - portHeight / 2, open: prunedIn(branchId) }));
  ports.byTask.set(node.id, list);
  for (const target of targets) {
    const index = entered.indexOf(target.branchId);
    if (index !== -1) ports.byEdge.set(`${node.id}>${target.id}`, middle(index));
  }
}
