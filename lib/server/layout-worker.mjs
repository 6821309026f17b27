import { parentPort } from 'node:worker_threads';
import ELK from 'elkjs/lib/elk.bundled.js';

const elk = new ELK();

parentPort?.on('message', async ({ id, graph }) => {
  try {
    const { children = [] } = await elk.layout(graph);
    parentPort?.postMessage({ id, tops: children.map((node) => [node.id, node.y]) });
  } catch (error) {
    parentPort?.postMessage({ id, problem: error instanceof Error ? error.message : String(error) });
  }
});
