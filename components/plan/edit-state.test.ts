import { expect, test } from 'vitest';
import { changesOf, conflictsOf, keepMine, merged, settled, takeTheirs, typed, untouched } from './edit-state';

type Plan = { name: string; tags: string[]; version: number };
const first: Plan = { name: 'Old', tags: ['docs'], version: 1 };

test('what others change elsewhere shows through what was typed, and is no conflict', () => {
  const state = typed(first, untouched<Plan>(), { name: 'Mine' });
  const theirs = { ...first, tags: ['docs', 'api'], version: 2 };

  expect(merged(theirs, state)).toEqual({ name: 'Mine', tags: ['docs', 'api'], version: 2 });
  expect(conflictsOf(theirs, state)).toEqual([]);
  expect(changesOf(theirs, state)).toEqual({ name: 'Mine' });
});

test('a field that two change differently is a conflict that names both and what was there before', () => {
  const state = typed(first, typed(first, untouched<Plan>(), { name: 'Mi' }), { name: 'Mine' });

  expect(conflictsOf({ ...first, name: 'Theirs' }, state)).toEqual([
    { field: 'name', base: 'Old', theirs: 'Theirs', mine: 'Mine' },
  ]);
});

test('a field that two change to the same is no conflict and nothing to send', () => {
  const state = typed(first, untouched<Plan>(), { name: 'Same' });
  const theirs = { ...first, name: 'Same' };

  expect(conflictsOf(theirs, state)).toEqual([]);
  expect(changesOf(theirs, state)).toEqual({});
});

test('keeping mine ends the conflict and still sends it; taking theirs lets go of it', () => {
  const state = typed(first, untouched<Plan>(), { name: 'Mine' });
  const theirs = { ...first, name: 'Theirs' };

  expect(conflictsOf(theirs, keepMine(theirs, state, 'name'))).toEqual([]);
  expect(changesOf(theirs, keepMine(theirs, state, 'name'))).toEqual({ name: 'Mine' });
  expect(merged(theirs, takeTheirs(state, 'name')).name).toBe('Theirs');
  expect(changesOf(theirs, takeTheirs(state, 'name'))).toEqual({});
});

test('what was saved is forgotten, so that a later change by somebody else is no conflict with it', () => {
  const state = typed(first, untouched<Plan>(), { name: 'Mine' });
  const saved = { ...first, name: 'Mine', version: 2 };

  expect(settled(first, state)).toEqual(state);
  expect(settled(saved, state)).toEqual({ draft: {}, base: {} });
  expect(conflictsOf({ ...saved, name: 'Theirs' }, settled(saved, state))).toEqual([]);
});

test('a list counts as changed by what it holds, not by which list it is', () => {
  expect(changesOf(first, typed(first, untouched<Plan>(), { tags: ['docs'] }))).toEqual({});
});
