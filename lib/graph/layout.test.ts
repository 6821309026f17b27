import { describe, expect, it } from 'vitest';
import type { LayoutInput } from './layers';
import { layoutGraph } from './layout';
import type { Positions } from './schema';

const input = (ids: string, arrows: string, groups: Partial<LayoutInput> = {}): LayoutInput => ({
  tasks: ids.split(' ').map((id) => ({ id, milestoneId: null, branchId: null })),
  links: arrows.split(' ').flatMap((arrow) => {
    const [from, to] = arrow.split('>');
    return from && to ? [{ from, to }] : [];
  }),
  milestones: [],
  branches: [],
  ...groups,
});

function findOverlap(positions: Positions): [string, string] | null {
  const all = Object.entries(positions).sort(([, a], [, b]) => a.x - b.x);
  for (const [index, [id, at]] of all.entries()) {
    for (const [other, there] of all.slice(index + 1)) {
      if (there.x >= at.x + 146) break;
      if (Math.abs(there.y - at.y) < 68) return [id, other];
    }
  }
  return null;
}

/** Layered and dense like a real plan: each task waits for up to three of the fifty before it. */
function bigInput(count: number): LayoutInput {
  const random = seededRandom(7);
  const links = Array.from({ length: count }, (_, i) => i).flatMap((i) =>
    i < 12
      ? []
      : Array.from({ length: 1 + Math.floor(random() * 2.5) }, () => ({
          from: `t${Math.max(0, i - 1 - Math.floor(random() * 50))}`,
          to: `t${i}`,
        })),
  );
  const unique = new Map(links.map((link) => [`${link.from}>${link.to}`, link]));
  const tasks = Array.from({ length: count }, (_, i) => ({ id: `t${i}`, milestoneId: null, branchId: null }));
  return { tasks, links: [...unique.values()], milestones: [], branches: [] };
}

function seededRandom(seed: number) {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

describe('the layout', () => {
  it('stands a chain in one row, left to right', async () => {
    const at = await layoutGraph(input('a b c', 'a>b b>c'));
    expect(at).toEqual({ a: { x: 0, y: 0 }, b: { x: 168, y: 0 }, c: { x: 336, y: 0 } });
  });

  it('is the same for the same input', async () => {
    const graph = bigInput(120);
    expect(await layoutGraph(graph)).toEqual(await layoutGraph(graph));
  });

  it('keeps milestones in order, whatever depends on what', async () => {
    const at = await layoutGraph({
      ...input('a b c d', 'd>a'),
      tasks: ['a', 'b', 'c', 'd'].map((id, i) => ({ id, milestoneId: i < 2 ? 'm1' : 'm2', branchId: null })),
      milestones: [{ id: 'm1' }, { id: 'm2' }],
    });
    expect(Math.max(at.a?.x ?? 0, at.b?.x ?? 0)).toBeLessThan(Math.min(at.c?.x ?? 0, at.d?.x ?? 0));
  });

  it('keeps each branch in a lane of its own', async () => {
    const tasks = ['a1', 'b1', 'a2', 'b2', 'b3', 'z'].map((id) => ({
      id,
      milestoneId: null,
      branchId: id === 'z' ? null : (id[0] ?? null),
    }));
    const at = await layoutGraph({
      ...input('', 'a1>a2 b1>b2 b1>b3 a2>z b2>z'),
      tasks,
      branches: [{ id: 'a' }, { id: 'b' }],
    });
    const bottomOfA = Math.max(at.a1?.y ?? 0, at.a2?.y ?? 0) + 68;
    expect(bottomOfA).toBeLessThan(Math.min(at.b1?.y ?? 0, at.b2?.y ?? 0, at.b3?.y ?? 0));
    expect(findOverlap(at)).toBeNull();
  });

  it('never moves what stands, and puts new tasks where nothing is', async () => {
    const before = await layoutGraph(bigInput(200));
    const grown = bigInput(200);
    for (let i = 0; i < 40; i++) {
      grown.tasks.push({ id: `n${i}`, milestoneId: null, branchId: null });
      if (i % 3) grown.links.push({ from: i % 2 ? `t${i * 4}` : `n${i - 1}`, to: `n${i}` });
    }
    const after = await layoutGraph(grown, before);
    for (const [id, at] of Object.entries(before)) expect(after[id]).toEqual(at);
    expect(Object.keys(after)).toHaveLength(240);
    expect(findOverlap(after)).toBeNull();
  });

  it('forgets the places of tasks that are gone', async () => {
    expect(await layoutGraph(input('a', ''), { a: { x: 5, y: 5 }, gone: { x: 0, y: 0 } })).toEqual({
      a: { x: 5, y: 5 },
    });
  });

  it('of no task is empty', async () => {
    expect(await layoutGraph({ tasks: [], links: [], milestones: [], branches: [] })).toEqual({});
  });

  it('of ten thousand tasks is there within seconds, in order and without overlap', async () => {
    const startedAt = performance.now();
    const at = await layoutGraph(bigInput(10_000));
    console.info(`layout of 10,000 tasks: ${Math.round(performance.now() - startedAt)} ms`);
    expect(Object.keys(at)).toHaveLength(10_000);
    expect(findOverlap(at)).toBeNull();
  }, 15_000);

  it('of four times the tasks takes less than the square of that time, and 300 unordered ones stand in a block', async () => {
    const timed = async (count: number) => {
      const startedAt = performance.now();
      expect(findOverlap(await layoutGraph(bigInput(count)))).toBeNull();
      return performance.now() - startedAt;
    };
    await timed(10);
    // The quickest of some runs: what else the machine does only adds.
    const small = Math.min(await timed(250), await timed(250), await timed(250));
    const large = Math.min(await timed(1000), await timed(1000));
    console.info(`layout of 1,000 tasks: ${Math.round(large)} ms, ${(large / small).toFixed(1)} × that of 250`);
    expect(large / small).toBeLessThan(16);
    const block = await layoutGraph({ ...bigInput(300), links: [] });
    const ys = Object.values(block).map(({ y }) => y);
    expect(Math.max(...ys)).toBeLessThan(2_500);
    expect(findOverlap(block)).toBeNull();
  });
});
