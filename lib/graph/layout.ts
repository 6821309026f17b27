import 'server-only';
import { arrangeLayers } from '@/lib/server/layout';
import { log } from '@/lib/server/log';
import { size } from './boxes';
import { type Lane, splitLanes, stackLanes } from './lanes';
import { assignLayers, type Layers, type LayoutInput } from './layers';
import { placeAround } from './place';
import { stackPlainly } from './plain';
import type { Positions } from './schema';

// Beyond that the thread takes seconds, and its drawing is no clearer than the plain one.
const mostArranged = 200;

/**
 * A place for every task of the input and nothing else. Tasks of `standing` keep theirs, new ones are put around them;
 * without any standing the whole graph is laid out afresh. Same input, same answer; never rejects.
 */
export async function layoutGraph(input: LayoutInput, standing: Positions = {}): Promise<Positions> {
  if (input.tasks.some(({ id }) => standing[id])) return placeAround(input, standing);
  const layers = assignLayers(input);
  const lanes = splitLanes(input);
  try {
    const heights = await Promise.all(lanes.map((lane) => arrangeLane(lane, layers, input.links)));
    return stackLanes(lanes, new Map(heights.flatMap((lane) => [...lane])), layers);
  } catch (error) {
    log.warn({ error, tasks: input.tasks.length }, 'the layout thread failed; the graph is placed plainly');
    const heights = lanes.flatMap((lane) => [...arrangePlainly(lane, layers, input.links)]);
    return stackLanes(lanes, new Map(heights), layers);
  }
}

async function arrangeLane(lane: Lane, layers: Layers, links: LayoutInput['links']): Promise<Map<string, number>> {
  const { tasks } = lane;
  if (tasks.length > mostArranged) return arrangePlainly(lane, layers, links);
  const inside = new Set(tasks.map(({ id }) => id));
  return arrangeLayers({
    nodes: tasks.map(({ id }) => ({ id, layer: layers.layerOf.get(id) ?? 0 })),
    edges: links.filter(({ from, to }) => inside.has(from) && inside.has(to)),
    node: size.node,
    gapY: size.gapY,
  });
}

const arrangePlainly = ({ tasks }: Lane, { layerOf }: Layers, links: LayoutInput['links']): Map<string, number> =>
  stackPlainly({ ids: tasks.map(({ id }) => id), layerOf, links });
