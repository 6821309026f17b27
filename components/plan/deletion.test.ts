import { expect, test } from 'vitest';
import type { MissionGraph } from '@/lib/graph/schema';
import { consequencesOf } from './deletion';

const nodes = ['T0', 'T1', 'T2', 'T3'].map((key) => ({ id: key, key })) as MissionGraph['nodes'];
const edge = (from: string, to: string) => ({ from, to, satisfied: false, cut: false });

test('what goes, what then waits for nothing and which assertions lose their task is said', () => {
  const edges = [edge('T0', 'T1'), edge('T1', 'T2'), edge('T1', 'T3'), edge('T0', 'T3')];
  expect(consequencesOf({ nodes, edges }, new Set(['T1']), ['A2'])).toEqual([
    'A2 loses the task that fulfils it.',
    'T2 then waits for nothing.',
    '1 task and 3 dependencies go.',
    'You can undo it.',
  ]);
  expect(consequencesOf({ nodes, edges }, new Set(['T0', 'T1']), ['A1', 'A2'])).toEqual([
    'A1, A2 lose the tasks that fulfil them.',
    'T2, T3 then wait for nothing.',
    '2 tasks and 4 dependencies go.',
    'You can undo it.',
  ]);
});

test('a task that nothing waits for goes alone', () => {
  expect(consequencesOf({ nodes, edges: [] }, new Set(['T3']), [])).toEqual(['1 task goes.', 'You can undo it.']);
});
