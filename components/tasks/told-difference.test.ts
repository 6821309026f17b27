import { expect, test } from 'vitest';
import { toldDifferences } from './told-difference';

const context = { task: { key: 'T1', title: 'write', objective: 'Write it.', role: 'worker', dueAt: null }, notes: [] };

test('two contexts differ in the parts that are not the same, with what was added and removed and little around it', () => {
  const later = { ...context, task: { ...context.task, dueAt: '2026-12-01' }, checkpoint: { page: 7 } };
  expect(toldDifferences(context, context)).toEqual([]);
  expect(toldDifferences(context, later)).toEqual([
    {
      part: 'Task',
      lines: [
        { kind: 'same', text: '… 3 equal lines' },
        { kind: 'same', text: '  "objective": "Write it.",' },
        { kind: 'same', text: '  "role": "worker",' },
        { kind: 'removed', text: '  "dueAt": null' },
        { kind: 'added', text: '  "dueAt": "2026-12-01"' },
        { kind: 'same', text: '}' },
      ],
    },
    {
      part: 'Checkpoint',
      lines: [
        { kind: 'removed', text: '' },
        { kind: 'added', text: '{' },
        { kind: 'added', text: '  "page": 7' },
        { kind: 'added', text: '}' },
      ],
    },
  ]);
});
