import { expect, test } from 'vitest';
import { changeWords, standings } from './changes';
import type { TaskStatus } from './schema';

const tasks = (...statuses: TaskStatus[]) =>
  statuses.map((status, index) => ({ id: `t${index}`, key: `T${index}`, status, ready: status === 'todo' }));

test('up to three changes are named, more are counted, and new tasks are no change', () => {
  const before = standings(tasks('in_progress', 'todo', 'todo', 'todo'));
  expect(changeWords(before, tasks('in_progress', 'todo', 'todo', 'todo', 'done'))).toBe('');
  expect(changeWords(before, tasks('review', 'in_progress', 'todo', 'todo'))).toBe(
    'T0 is in review, T1 is in progress',
  );
  expect(changeWords(before, tasks('done', 'blocked', 'failed', 'cancelled'))).toBe('4 tasks changed');
});
