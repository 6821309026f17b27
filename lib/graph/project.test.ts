import { describe, expect, it } from 'vitest';
import { explainRefusal } from './connect';
import { describeNode } from './describe';
import { placeFlags } from './flags';
import { outlineGraph } from './outline';
import { findPorts } from './ports';
import { type GraphRows, type GraphTaskRow, projectGraph } from './project';
import { type GraphNode, missionGraph } from './schema';
import { stepFrom } from './walk';

function task(key: string, more: Partial<GraphTaskRow> = {}): GraphTaskRow {
  return {
    id: key.toLowerCase(),
    key,
    title: `task ${key}`,
    status: 'todo',
    isValidation: false,
    readyAt: null,
    milestoneId: null,
    branchId: null,
    attemptsUsed: 0,
    maxAttempts: 3,
    extraAttempts: 0,
    lastAttempt: 0,
    spentMicros: 0n,
    proof: 'none',
    estimateMinutes: null,
    blockKind: null,
    blockedOnTaskId: null,
    blockReason: null,
    worker: null,
    lastProgressAt: null,
    awaitsPerson: null,
    ...more,
  };
}

const worker = { id: 'agt_1', name: 'kappa-2' };

/** A framed mission: T0 validated, two branches of which one was pruned, a person awaited in the other. */
const rows: GraphRows = {
  missionId: 'mis_1',
  version: 4,
  tasks: [
    task('T0', { status: 'done', isValidation: true, milestoneId: 'm1', spentMicros: 24_690_000n, proof: 'checked' }),
    task('T1', {
      status: 'blocked',
      blockKind: 'action',
      awaitsPerson: 'approve: send batch 1',
      milestoneId: 'm2',
      branchId: 'b1',
      worker,
      lastAttempt: 2,
      attemptsUsed: 1,
      extraAttempts: 1,
    }),
    task('T2', { status: 'cancelled', milestoneId: 'm2', branchId: 'b2' }),
    task('T3', { milestoneId: 'm2', branchId: 'b1' }),
    task('T4', { readyAt: new Date(0), milestoneId: 'm2', branchId: 'b1' }),
  ],
  dependencies: [
    { taskId: 't1', dependsOnId: 't0' },
    { taskId: 't2', dependsOnId: 't0' },
    { taskId: 't3', dependsOnId: 't1' },
  ],
  milestones: [
    { id: 'm1', name: 'Frame', gate: true },
    { id: 'm2', name: 'Run', gate: true },
  ],
  branches: [
    { id: 'b1', name: 'Cold email', prunedReason: null, prunedAt: null },
    { id: 'b2', name: 'Forum', prunedReason: 'no reply', prunedAt: new Date(0) },
  ],
};
const places = {
  t0: { x: 0, y: 0 },
  t1: { x: 200, y: 0 },
  t2: { x: 200, y: 200 },
  t3: { x: 368, y: 0 },
  t4: { x: 368, y: 82 },
};
const graph = projectGraph(rows, places);
function node(id: string): GraphNode {
  const found = graph.nodes.find((each) => each.id === id);
  if (!found) throw new Error(`${id} is not in the graph`);
  return found;
}

describe('the projection', () => {
  it('is what the wire promises', () => {
    expect(missionGraph.parse(graph)).toEqual(graph);
  });

  it('names the cause at its root and on its chain, and what is still waited for', () => {
    const cause = { kind: 'person', taskId: 't1', key: 'T1', words: 'approve: send batch 1' };
    expect(node('t1')).toMatchObject({ cause, waitsFor: [], maxAttempts: 4, attemptsUsed: 1 });
    expect(node('t3')).toMatchObject({ cause, waitsFor: ['T1'], ready: false });
    expect(node('t4')).toMatchObject({ cause: null, ready: true });
  });

  it('seals a gate once its validation is done, counts its tasks, and draws them smaller in the same place', () => {
    expect(graph.milestones[0]).toMatchObject({ key: 'M1', state: 'sealed', settled: 1, total: 1, money: '24.69' });
    expect(graph.milestones[1]).toMatchObject({ state: 'open', settled: 0, total: 3, money: null });
    expect(node('t0')).toMatchObject({ x: 10, y: 11, width: 126, height: 46 });
  });

  it('marks a pruned branch, its tasks and the edges that lead there', () => {
    expect(graph.branches[1]).toMatchObject({ name: 'Forum', prunedReason: 'no reply' });
    expect(node('t2')?.pruned).toBe(true);
    expect(graph.edges).toContainEqual({ from: 't0', to: 't2', satisfied: true, cut: true });
    expect(findPorts(graph).byTask.get('t0')).toEqual([
      { offset: 14, open: false },
      { offset: 25, open: true },
    ]);
  });

  it('keeps a failure a failure although a person will decide on it', () => {
    const failed = task('T9', { status: 'failed', attemptsUsed: 3, awaitsPerson: 'retry, skip or cancel' });
    const alone = projectGraph({ ...rows, tasks: [failed], dependencies: [], milestones: [], branches: [] }, {});
    expect(alone.nodes[0]?.cause).toEqual({ kind: 'fault', taskId: 't9', key: 'T9', words: 'failed 3 times' });
  });
});

describe('what is drawn of it', () => {
  it('says everything in one sentence to those who do not see it', () => {
    expect(describeNode(node('t1'))).toBe(
      'T1 task T1, blocked, by kappa-2, 1 of 4 attempts used, held up: approve: send batch 1',
    );
    expect(describeNode(node('t3'))).toBe('T3 task T3, todo, held up at T1: approve: send batch 1');
  });

  it('flags the cause below its task, with the number of tasks behind it', () => {
    expect(placeFlags(graph.nodes)).toEqual([
      { taskId: 't1', kind: 'person', words: 'approve: send batch 1', behind: 1, x: 200, y: 75, place: 'below' },
    ]);
  });

  it('lists every task once, grouped as it is drawn', () => {
    const groups = outlineGraph(graph);
    expect(groups.map(({ name, note }) => [name, note])).toEqual([
      ['Frame', '1/1'],
      ['Run · Cold email', '0/3'],
      ['Run · Forum', 'pruned: no reply'],
    ]);
    expect(groups.flatMap(({ rows: each }) => each.map((row) => row.node.key))).toEqual(['T0', 'T1', 'T3', 'T4', 'T2']);
  });

  it('is walked along its edges, and up and down a column', () => {
    expect(stepFrom('t0', 'right', graph.nodes, graph.edges)).toBe('t1');
    expect(stepFrom('t3', 'left', graph.nodes, graph.edges)).toBe('t1');
    expect(stepFrom('t3', 'down', graph.nodes, graph.edges)).toBe('t4');
    expect(stepFrom('t0', 'left', graph.nodes, graph.edges)).toBeNull();
  });

  it('says why a dependency cannot be drawn, and nothing when it can', () => {
    expect(explainRefusal(graph, 't3', 't1')).toBe('This would close a circle: T1 → T3 → T1.');
    expect(explainRefusal(graph, 't3', 't0')).toBe('T0 is done.');
    expect(explainRefusal(graph, 't1', 't3')).toBe('T3 already waits for T1.');
    expect(explainRefusal(graph, 't3', 't3')).toBe('A task cannot wait for itself.');
    expect(explainRefusal(graph, 't3', 't4')).toBeNull();
  });
});
