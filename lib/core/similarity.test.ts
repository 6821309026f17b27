import { expect, test } from 'vitest';
import { mostSimilar, similarity } from './similarity';

test('similarity is the share of words in common', () => {
  expect(similarity('Which tone do we use?', 'Which tone do we use?')).toBe(1);
  expect(similarity('Which tone', 'Which colour')).toBe(0.5);
  expect(similarity('Ton der Seite', 'Which colour')).toBe(0);
  expect(similarity('', '?')).toBe(0);
});

test('what shares no word is not similar, and what shares most comes first', () => {
  const all = ['plain tone', 'which tone', 'copies'];
  expect(mostSimilar(all, 'Which tone?', (one) => [one])).toEqual(['which tone', 'plain tone']);
});
