import { expect, test } from 'vitest';
import { levelsOf, standsSince } from './levels';
import type { GraphNode } from './schema';

const now = Date.parse('2031-01-02T00:00:00Z');
const node = (id: string, more: Partial<GraphNode>) =>
  ({ id, status: 'todo', ready: false, money: null, lastProgressAt: null, readyAt: null, ...more }) as GraphNode;
const levels = (nodes: GraphNode[], coloring: 'cost' | 'age') => Object.fromEntries(levelsOf(nodes, coloring, now));

test('cost is measured against the dearest task', () => {
  const nodes = [
    node('a', { money: '10.00' }),
    node('b', { money: '3.30' }),
    node('c', { money: '0.50' }),
    node('d', { money: '5.00' }),
    node('e', {}),
  ];
  expect(levels(nodes, 'cost')).toEqual({ a: 4, b: 2, c: 1, d: 3, e: 0 });
});

test('age is since the last progress of what somebody has, else since it was ready; what waits has none', () => {
  const nodes = [
    node('a', { status: 'in_progress', lastProgressAt: '2031-01-01T23:30:00Z', readyAt: '2030-01-01T00:00:00Z' }),
    node('b', { ready: true, readyAt: '2031-01-01T19:00:00Z' }),
    node('c', { status: 'blocked', lastProgressAt: '2031-01-01T12:00:00Z' }),
    node('d', { ready: true, readyAt: '2030-12-01T00:00:00Z' }),
    node('e', { status: 'done', lastProgressAt: '2030-12-01T00:00:00Z' }),
  ];
  expect(levels(nodes, 'age')).toEqual({ a: 1, b: 2, c: 3, d: 4, e: 0 });
  expect(standsSince(nodes[4] as GraphNode)).toBeNull();
});
