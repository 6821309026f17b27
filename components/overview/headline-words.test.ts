import { expect, test } from 'vitest';
import { runsWords, troubleWords } from './headline-words';

test('the headline says in plain words what runs and what waits', () => {
  expect(runsWords(6, 5)).toBe('Six missions run. Five things wait for you.');
  expect(runsWords(1, 1)).toBe('One mission runs. One thing waits for you.');
  expect(runsWords(0, 0)).toBe('No missions run. Nothing waits for you.');
  expect(runsWords(14, 112)).toBe('14 missions run. 112 things wait for you.');
});

test('the second sentence says what is wrong, or that nothing is', () => {
  expect(troubleWords({ lostToday: 0, quiet: 0 })).toBe('Nothing was lost today.');
  expect(troubleWords({ lostToday: 0, quiet: 1 })).toBe('Nothing was lost today, one is quiet.');
  expect(troubleWords({ lostToday: 1, quiet: 0 })).toBe('One worker was lost today.');
  expect(troubleWords({ lostToday: 12, quiet: 3 })).toBe('12 workers were lost today, three are quiet.');
});
