import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activeSecondsAt, deriveProgress, mayMove, type TaskGroup, tickClock } from './rules';
import { missionFields } from './schema';

const group = (status: TaskGroup['status'], tasks: number, given: Partial<TaskGroup> = {}): TaskGroup => ({
  status,
  tasks,
  isValidation: false,
  estimated: 0,
  minutes: 0,
  ready: 0,
  ...given,
});

test('progress is the share of tasks done, without cancelled and skipped ones, validation apart', () => {
  const groups = [
    group('done', 1),
    group('todo', 2),
    group('skipped', 5),
    group('cancelled', 7),
    group('done', 1, { isValidation: true }),
    group('review', 1, { isValidation: true }),
  ];
  expect(deriveProgress(groups, 80)).toEqual({
    percent: 33,
    done: 1,
    total: 3,
    weighted: false,
    validation: { percent: 50, done: 1, total: 2 },
    manual: 80,
  });
});

test('progress is weighted by estimate only where every counted task has one', () => {
  const done = group('done', 1, { estimated: 1, minutes: 90 });
  const todo = group('todo', 1, { estimated: 1, minutes: 10 });
  expect(deriveProgress([done, todo], null)).toMatchObject({ percent: 90, weighted: true });
  expect(deriveProgress([done, group('todo', 1)], null)).toMatchObject({ percent: 50, weighted: false });
  expect(deriveProgress([done, todo, group('cancelled', 3)], null)).toMatchObject({ percent: 90, weighted: true });
});

test('nothing planned is no progress, and a hundred means all', () => {
  expect(deriveProgress([], null)).toMatchObject({ percent: 0, total: 0, weighted: false });
  expect(deriveProgress([group('done', 999), group('todo', 1)], null).percent).toBe(99);
});

test('a value that is bound to an input is of its type', () => {
  const read = (type: string, value: unknown) => missionFields.inputs.safeParse([{ name: 'n', type, value }]).success;
  const values = ['x', 1.5, 2, true, ['a'], null];
  const fitting = ['string', 'number', 'integer', 'boolean', 'list'].map((type) =>
    values.filter((value) => read(type, value)),
  );
  expect(fitting).toEqual([
    ['x', null],
    [1.5, 2, null],
    [2, null],
    [true, null],
    [['a'], null],
  ]);
});

test('the clock adds up exactly the time in which it ran', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 5000 })), { maxLength: 30 }), (steps) => {
      let clock = { activeSeconds: 0, activeSince: null as Date | null };
      let nowMs = 0;
      let wasRunning = false;
      let expected = 0;
      for (const [running, seconds] of steps) {
        nowMs += seconds * 1000;
        if (wasRunning) expected += seconds;
        clock = tickClock(clock, running, new Date(nowMs));
        wasRunning = running;
        expect(activeSecondsAt(clock, new Date(nowMs))).toBe(expected);
      }
    }),
  );
});

test('only what was planned is launched, only what is in validate completes, only what has ended is reopened', () => {
  expect(mayMove('brainstorm', 'execute')).toBe(false);
  expect(mayMove('plan', 'execute')).toBe(true);
  expect(mayMove('execute', 'complete')).toBe(false);
  expect(mayMove('validate', 'complete')).toBe(true);
  expect(mayMove('complete', 'cancelled')).toBe(false);
  expect(mayMove('complete', 'reopen')).toBe(true);
  expect(mayMove('plan', 'reopen')).toBe(false);
});
