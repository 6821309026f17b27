import { describe, expect, it } from 'vitest';
import { arrowOf, routeAt, routeEdges, strokeOf } from './route';

const at = (id: string, x: number, y: number) => ({ id, x, y, width: 146, height: 68 });

describe('an edge', () => {
  it('between neighbours in one row is straight', () => {
    const [route] = routeEdges([at('a', 0, 0), at('b', 168, 0)], [{ from: 'a', to: 'b' }]);
    expect(route?.points).toEqual([
      [146, 34],
      [168, 34],
    ]);
  });

  it('to another row turns in the middle of the gutter, with round corners and an arrow at its tip', () => {
    const [route] = routeEdges([at('a', 0, 0), at('b', 168, 100)], [{ from: 'a', to: 'b' }]);
    expect(route?.points).toEqual([
      [146, 34],
      [157, 34],
      [157, 134],
      [168, 134],
    ]);
    expect(route && strokeOf(route)).toBe('M146 34L152 34Q157 34 157 39L157 129Q157 134 162 134L168 134');
    expect(route && arrowOf(route)).toBe('M162.5 130.5L168 134L162.5 137.5Z');
  });

  it('passes a task that stands between its ends instead of running behind it', () => {
    const nodes = [at('a', 0, 0), at('b', 168, 0), at('c', 336, 0)];
    const [route] = routeEdges(nodes, [{ from: 'a', to: 'c' }]);
    const heights = route?.points.map(([, y]) => y) ?? [];
    expect(heights.some((y) => y < -4 || y > 72)).toBe(true);
    expect(route?.points.at(-1)).toEqual([336, 34]);
  });

  it('of another task takes a track of its own where both would run in one gutter', () => {
    const nodes = [at('a', 0, 0), at('b', 0, 100), at('c', 168, 0), at('d', 168, 100)];
    const routes = routeEdges(nodes, [
      { from: 'a', to: 'd' },
      { from: 'b', to: 'c' },
    ]);
    const turns = routes.map(({ points }) => points[1]?.[0]);
    expect(turns).toEqual([154.5, 159.5]);
  });

  it('that leads backwards still ends at the left of its task, and one without an end is not drawn', () => {
    const nodes = [at('a', 168, 0), at('b', 0, 0)];
    const routes = routeEdges(nodes, [
      { from: 'a', to: 'b' },
      { from: 'a', to: 'gone' },
    ]);
    expect(routes).toHaveLength(1);
    expect(routes[0]?.points.at(-1)).toEqual([0, 34]);
  });

  it('is found by a place near its line, the nearest of several, and by none that is further away', () => {
    const routes = routeEdges(
      [at('a', 0, 0), at('b', 168, 0), at('c', 168, 100)],
      [
        { from: 'a', to: 'b' },
        { from: 'a', to: 'c' },
      ],
    );
    expect(routeAt(routes, [166, 37], 6)?.to).toBe('b');
    expect(routeAt(routes, [160, 90], 6)?.to).toBe('c');
    expect(routeAt(routes, [166, 131], 6)?.to).toBe('c');
    expect(routeAt(routes, [164, 90], 6)).toBeUndefined();
    expect(routeAt(routes, [20, 90], 6)).toBeUndefined();
  });
});
