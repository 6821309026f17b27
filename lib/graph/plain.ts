import { size } from './boxes';
import { indexLinks } from './paths';

const pitchY = size.node.height + size.gapY;

type Layered = {
  ids: readonly string[];
  layerOf: ReadonlyMap<string, number>;
  links: readonly { from: string; to: string }[];
};

/**
 * The height of every node, layer by layer: beside the middle of what it waits for, below what stands there already.
 * Edges cross more than they must, but ten thousand nodes take a moment. Same input, same answer.
 */
export function stackPlainly({ ids, layerOf, links }: Layered): Map<string, number> {
  const { before } = indexLinks(links);
  const layers = [...Map.groupBy(ids, (id) => layerOf.get(id) ?? 0)].sort(([one], [other]) => one - other);
  const tops = new Map<string, number>();
  for (const [, layer] of layers) {
    let bottom = Number.NEGATIVE_INFINITY;
    for (const { id, wish } of sortByWish(layer, before, tops)) {
      const top = Math.max(wish, bottom);
      tops.set(id, top);
      bottom = top + pitchY;
    }
  }
  return tops;
}

/** In the order of where each would like to stand; what waits for nothing stands where its turn is. */
function sortByWish(
  layer: readonly string[],
  before: ReadonlyMap<string, string[]>,
  tops: ReadonlyMap<string, number>,
) {
  const wishes = layer.map((id, index) => {
    const earlier = (before.get(id) ?? []).flatMap((one) => tops.get(one) ?? []);
    const wish = earlier.length === 0 ? index * pitchY : earlier.reduce((sum, top) => sum + top, 0) / earlier.length;
    return { id, wish };
  });
  return wishes.sort((a, b) => a.wish - b.wish);
}
