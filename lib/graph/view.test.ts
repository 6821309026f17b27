import { describe, expect, it } from 'vitest';
import type { GraphNode } from './schema';
import { boxesOf, firstView, fitView, isWhole } from './view';

const room = { width: 1040, height: 600, minZoom: 0.04 };

describe('the first view', () => {
  it('shows a small graph in the middle at its own size, never enlarged', () => {
    expect(fitView([{ x: 0, y: 0, width: 146, height: 68 }], room)).toEqual({ x: 447, y: 266, zoom: 1 });
  });

  it('shows a large graph whole', () => {
    const viewport = fitView([{ x: 0, y: 0, width: 9840, height: 68 }], room);
    expect(viewport?.zoom).toBeCloseTo(0.1, 5);
    expect(viewport?.x).toBe(28);
  });

  it('has nothing to show without tasks or before the page knows its size', () => {
    expect(fitView([], room)).toBeNull();
    expect(fitView([{ x: 0, y: 0, width: 146, height: 68 }], { ...room, width: 0 })).toBeNull();
  });
});

describe('what stays in sight', () => {
  const box = { x: 0, y: 0, width: 146, height: 68 };
  const at = { x: 447, y: 266, zoom: 1 };

  it('is the whole graph as long as the room ends beyond it', () => {
    expect(isWhole([box], at, { width: 593, height: 334 })).toBe(true);
    expect(isWhole([box], at, { width: 592, height: 334 })).toBe(false);
    expect(isWhole([box], at, { width: 593, height: 333 })).toBe(false);
    expect(isWhole([box], { ...at, y: -1 }, room)).toBe(false);
  });
});

describe('the flag of a cause', () => {
  const node = (id: string, y: number, cause: object | null) =>
    ({ id, key: id, status: 'blocked', x: 0, y, width: 146, height: 68, cause, waitsFor: [] }) as unknown as GraphNode;
  const cause = { taskId: 'T0', key: 'T0', kind: 'person', words: 'waits for an answer' };

  it('is seen whole, also above the topmost task', () => {
    const nodes = [node('T0', 0, cause), node('T1', 82, null)];
    expect(boxesOf({ nodes, branches: [] })).toContainEqual({ x: 0, y: -47, width: 214, height: 40 });
    // As much room above the flag as under the last task.
    expect(firstView({ nodes, branches: [] }, { ...room, height: 260 })).toMatchObject({ y: 79, zoom: 1 });
  });
});
