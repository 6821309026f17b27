import 'server-only';
import { Worker } from 'node:worker_threads';

export type LayeredGraph = {
  nodes: { id: string; layer: number }[];
  edges: { from: string; to: string }[];
  node: { width: number; height: number };
  gapY: number;
};

type Answer = { id: number; tops?: [string, number][]; problem?: string };
type Waiting = { resolve: (tops: Map<string, number>) => void; reject: (error: Error) => void; timer: NodeJS.Timeout };
type Layouter = { worker: Worker; waiting: Map<number, Waiting>; lastId: number };

// 200 tasks take some tenths of a second; whoever waits longer is better served with a plain drawing.
const timeoutMs = 8_000;

const held = globalThis as { missionControlLayouter?: Layouter | undefined };

/**
 * The height (pixels) of every node, so that edges between the given layers cross little and nodes never overlap.
 * Same input, same answer. Works in one thread of its own, one graph after the other; rejects after 8 seconds.
 */
export function arrangeLayers(graph: LayeredGraph): Promise<Map<string, number>> {
  const layouter = startLayouter();
  const id = ++layouter.lastId;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => stopLayouter(layouter, new Error('The layout took too long.')), timeoutMs);
    layouter.waiting.set(id, { resolve, reject, timer });
    layouter.worker.ref();
    layouter.worker.postMessage({ id, graph: toElk(graph) });
  });
}

function startLayouter(): Layouter {
  if (held.missionControlLayouter) return held.missionControlLayouter;
  const worker = new Worker(new URL('./layout-worker.mjs', import.meta.url));
  const layouter: Layouter = { worker, waiting: new Map(), lastId: 0 };
  worker.unref();
  worker.on('message', (answer: Answer) => settle(layouter, answer));
  worker.on('error', (error: Error) => stopLayouter(layouter, error));
  worker.on('exit', () => stopLayouter(layouter, new Error('The layout thread ended.')));
  held.missionControlLayouter = layouter;
  return layouter;
}

function settle(layouter: Layouter, { id, tops, problem }: Answer) {
  const waiting = layouter.waiting.get(id);
  if (!waiting) return;
  layouter.waiting.delete(id);
  clearTimeout(waiting.timer);
  // An idle thread must not keep the process alive.
  if (layouter.waiting.size === 0) layouter.worker.unref();
  if (tops) waiting.resolve(new Map(tops));
  else waiting.reject(new Error(problem ?? 'The layout failed.'));
}

function stopLayouter(layouter: Layouter, reason: Error) {
  if (held.missionControlLayouter === layouter) held.missionControlLayouter = undefined;
  for (const { reject, timer } of layouter.waiting.values()) {
    clearTimeout(timer);
    reject(reason);
  }
  layouter.waiting.clear();
  void layouter.worker.terminate();
}

function toElk({ nodes, edges, node, gapY }: LayeredGraph) {
  const pitch = node.width + 40;
  return {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      // The layers are given: nodes at the same x form one.
      'elk.layered.layering.strategy': 'INTERACTIVE',
      'elk.layered.nodePlacement.strategy': 'SIMPLE',
      'elk.layered.thoroughness': '1',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.crossingMinimization.greedySwitch.type': 'TWO_SIDED',
      'elk.edgeRouting': 'POLYLINE',
      'elk.separateConnectedComponents': 'false',
      'elk.randomSeed': '1',
      'elk.spacing.nodeNode': String(gapY),
      'elk.spacing.edgeNode': '8',
      'elk.spacing.edgeEdge': '6',
    },
    children: nodes.map(({ id, layer }) => ({ id, x: layer * pitch, y: 0, ...node })),
    edges: edges.map(({ from, to }, index) => ({ id: String(index), sources: [from], targets: [to] })),
  };
}
