import { expect, test } from 'vitest';
import { countWords, foldGraph } from './fold';
import type { GraphMilestone, GraphNode, MissionGraph } from './schema';

const node = (key: string, milestoneId: string | null, x: number, more: Partial<GraphNode> = {}): GraphNode => ({
  ...{ id: key, key, title: key, status: 'todo', ready: false, kind: 'task', milestoneId, branchId: null },
  ...{
    worker: null,
    attemptsUsed: 0,
    maxAttempts: 3,
    attemptNumber: 0,
    lastProgressAt: null,
    readyAt: null,
    proof: 'none',
  },
  ...{ money: null, estimateMinutes: null, cause: null, waitsFor: [], pruned: false },
  ...{ x, y: 0, width: 146, height: 68, ...more },
});
const milestone = (id: string, x: number, width: number): GraphMilestone => ({
  ...{ id, key: id, name: `Milestone ${id}`, gate: false, state: 'open', settled: 0, total: 0, money: null },
  ...{ x, y: 0, width, height: 68 },
});
const edge = (from: string, to: string, satisfied = false) => ({ from, to, satisfied, cut: false });

const graph: MissionGraph = {
  ...{ missionId: 'mis', version: 1, branches: [] },
  nodes: [
    node('T0', null, 0),
    node('T1', 'M1', 200, { status: 'done', proof: 'verified' }),
    node('T2', 'M1', 400, { cause: { kind: 'fault', taskId: 'T2', key: 'T2', words: 'failed' }, status: 'failed' }),
    node('T3', 'M2', 600, { cause: { kind: 'fault', taskId: 'T2', key: 'T2', words: 'failed' } }),
  ],
  edges: [edge('T0', 'T1', true), edge('T0', 'T2'), edge('T1', 'T2', true), edge('T2', 'T3'), edge('T1', 'T3', true)],
  milestones: [milestone('M1', 200, 346), milestone('M2', 600, 146)],
};

test('a folded milestone is one node with its counts; edges that cross its rim lead to it, each once', () => {
  const { nodes, edges } = foldGraph(graph, new Set(['M1']));
  expect(nodes.map(({ id }) => id)).toEqual(['T0', 'T3', 'M1']);
  const folded = nodes[2]?.folded;
  expect(folded && countWords(folded)).toBe('1 done, 1 failed');
  expect(edges).toEqual([edge('T0', 'M1'), edge('M1', 'T3')]);
});

test('what holds a task behind the fold is seen at the fold, and from the chain behind it', () => {
  const { nodes } = foldGraph(graph, new Set(['M1']));
  expect(nodes.map(({ id, cause }) => [id, cause?.taskId])).toEqual([
    ['T0', undefined],
    ['T3', 'M1'],
    ['M1', 'M1'],
  ]);
});

test('what stands right of a fold moves up by the room that it leaves, and nothing else moves', () => {
  const { nodes, milestones } = foldGraph(graph, new Set(['M1']));
  expect(nodes.map(({ id, x }) => [id, x])).toEqual([
    ['T0', 0],
    ['T3', 400],
    ['M1', 200],
  ]);
  expect(milestones.map(({ x, width }) => [x, width])).toEqual([
    [200, 146],
    [400, 146],
  ]);
});

test('nothing folded is the same graph', () => {
  expect(foldGraph(graph, new Set())).toBe(graph);
  expect(foldGraph(graph, new Set(['M9']))).toBe(graph);
});
