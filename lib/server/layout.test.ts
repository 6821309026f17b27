import { describe, expect, it } from 'vitest';
import { arrangeLayers } from './layout';

const node = { width: 146, height: 68 };

describe('the layout thread', () => {
  it('orders the tasks of a layer so that edges do not cross, and keeps the gap between them', async () => {
    const layerOf = { a: 0, b: 0, c: 1, d: 1 };
    const nodes = Object.entries(layerOf).map(([id, layer]) => ({ id, layer }));
    const edges = [
      { from: 'a', to: 'd' },
      { from: 'b', to: 'c' },
    ];
    const tops = await arrangeLayers({ nodes, edges, node, gapY: 14 });
    const top = (id: string) => tops.get(id) ?? Number.NaN;
    expect(top('a') < top('b')).toBe(top('d') < top('c'));
    expect(Math.abs(top('a') - top('b'))).toBeGreaterThanOrEqual(82);
    expect(Math.abs(top('c') - top('d'))).toBeGreaterThanOrEqual(82);
  });

  it('refuses a graph that makes no sense and goes on with the next one', async () => {
    const broken = { nodes: [{ id: 'a', layer: 0 }], edges: [{ from: 'a', to: 'gone' }], node, gapY: 14 };
    await expect(arrangeLayers(broken)).rejects.toThrow('gone');
    expect([...(await arrangeLayers({ ...broken, edges: [] })).keys()]).toEqual(['a']);
  });

  it('answers many at once, each with its own', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `t${index}`);
    const answers = await Promise.all(
      ids.map((id) => arrangeLayers({ nodes: [{ id, layer: 0 }], edges: [], node, gapY: 14 })),
    );
    expect(answers.map((tops) => [...tops.keys()].join())).toEqual(ids);
  });
});
