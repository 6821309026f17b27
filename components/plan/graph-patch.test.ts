import { expect, test } from 'vitest';
import type { GraphNode, MissionGraph } from '@/lib/graph/schema';
import { withEdge, withoutEdge, withTitle } from './graph-patch';

const node = (id: string, part: Partial<GraphNode> = {}): GraphNode => ({
  id,
  key: id.toUpperCase(),
  title: id,
  status: 'todo',
  ready: true,
  kind: 'task',
  milestoneId: null,
  branchId: null,
  worker: null,
  attemptsUsed: 0,
  maxAttempts: 3,
  attemptNumber: 0,
  lastProgressAt: null,
  readyAt: null,
  proof: 'none',
  money: null,
  estimateMinutes: null,
  cause: null,
  waitsFor: [],
  pruned: false,
  x: 0,
  y: 0,
  width: 146,
  height: 68,
  ...part,
});
const graph: MissionGraph = {
  missionId: 'm',
  version: 1,
  nodes: [node('t0'), node('t1'), node('t2', { status: 'done', ready: false })],
  edges: [],
  milestones: [],
  branches: [],
};

test('a drawn edge makes its task wait at once, and taking it back leaves nothing behind', () => {
  const drawn = withEdge('t0', 't1')(graph);
  expect(drawn.edges).toEqual([{ from: 't0', to: 't1', satisfied: false, cut: false }]);
  expect(drawn.nodes[1]).toMatchObject({ ready: false, waitsFor: ['T0'] });

  const taken = withoutEdge('t0', 't1')(drawn);
  expect(taken.edges).toEqual([]);
  expect(taken.nodes[1]?.waitsFor).toEqual([]);
});

test('an edge from a task that is done holds nothing up', () => {
  const drawn = withEdge('t2', 't1')(graph);
  expect(drawn.edges).toEqual([{ from: 't2', to: 't1', satisfied: true, cut: false }]);
  expect(drawn.nodes[1]?.ready).toBe(true);
});

test('the same edge twice is one edge, and one from a task that is gone is none', () => {
  expect(withEdge('t0', 't1')(withEdge('t0', 't1')(graph)).edges).toHaveLength(1);
  expect(withEdge('gone', 't1')(graph)).toBe(graph);
});

test('a new title changes that task alone', () => {
  expect(withTitle('t1', 'write-pages')(graph).nodes.map(({ title }) => title)).toEqual(['t0', 'write-pages', 't2']);
});
