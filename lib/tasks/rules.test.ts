import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findClosedCircle, mayMoveTask, missingNeeds, taskMoves, undoMoves } from './rules';

const links = fc
  .array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 20 })
  .map((pairs) => pairs.filter(([a, b]) => a !== b).map(([a, b]) => ({ from: `n${a}`, to: `n${b}` })));

/** By exhaustion: whether a walk along the links ever returns to where it began. */
function hasCircle(all: { from: string; to: string }[]): boolean {
  const reach = (from: string, seen: Set<string>): Set<string> => {
    for (const link of all)
      if (link.from === from && !seen.has(link.to)) {
        seen.add(link.to);
        reach(link.to, seen);
      }
    return seen;
  };
  return all.some(({ from }) => reach(from, new Set()).has(from));
}

test('a circle is found exactly where there is one, and its links really exist', () => {
  fc.assert(
    fc.property(links, (all) => {
      const circle = findClosedCircle([], all);
      expect(circle !== null).toBe(hasCircle(all));
      for (const [index, id] of (circle ?? []).slice(0, -1).entries())
        expect(all).toContainEqual({ from: id, to: circle?.[index + 1] });
    }),
    { numRuns: 500 },
  );
});

test('the circle names the tasks from first to last and back', () => {
  const standing = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
  ];
  expect(findClosedCircle(standing, [{ from: 'a', to: 'c' }])).toBeNull();
  expect(findClosedCircle(standing, [{ from: 'c', to: 'a' }])).toEqual(['a', 'b', 'c', 'a']);
});

test('what has ended moves nowhere, and nothing but a claim leads into in_progress', () => {
  expect([taskMoves.done, taskMoves.skipped, taskMoves.cancelled]).toEqual([[], [], []]);
  const into = Object.entries(taskMoves).filter(([, to]) => to.includes('in_progress'));
  expect(into.map(([from]) => from)).toEqual(['todo']);
  expect(undoMoves.every(([from, to]) => to === 'review' || from === 'cancelled')).toBe(true);
  expect([mayMoveTask('done', 'review'), mayMoveTask('done', 'review', true)]).toEqual([false, true]);
});

test('a task is ready to run in the full sense with all eight, and says which are missing', () => {
  const none = {
    hasWorker: false,
    hasModelPolicy: false,
    hasContext: false,
    hasTools: false,
    hasCriteria: false,
    hasBudget: false,
    hasFallback: false,
    hasVerification: false,
  };
  expect(missingNeeds(none)).toEqual([
    'worker',
    'model_policy',
    'context',
    'tools',
    'criteria',
    'budget',
    'fallback',
    'verification',
  ]);
  const all = Object.fromEntries(Object.keys(none).map((key) => [key, true])) as typeof none;
  expect(missingNeeds(all)).toEqual([]);
  expect(missingNeeds({ ...all, hasTools: false, hasFallback: false })).toEqual(['tools', 'fallback']);
});
