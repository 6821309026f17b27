import { expect, test } from 'vitest';
import { diffOfWords } from './word-diff';

test('a changed word is struck and its successor added in its place', () => {
  expect(diffOfWords('At most 400.00 in money', 'At most 500.00 in money')).toEqual([
    { kind: 'same', text: 'At most ' },
    { kind: 'removed', text: '400.00 ' },
    { kind: 'added', text: '500.00 ' },
    { kind: 'same', text: 'in money' },
  ]);
});

test('neighbouring changes are one run, so that a rewritten sentence reads as a sentence', () => {
  expect(diffOfWords('Ask first', 'Never do it')).toEqual([
    { kind: 'removed', text: 'Ask first' },
    { kind: 'added', text: 'Never do it' },
  ]);
});
