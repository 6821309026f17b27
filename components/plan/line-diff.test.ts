import { expect, test } from 'vitest';
import { diffOf, diffOfLines } from './line-diff';

test('lines that both have stand once, the others are struck or added in their place', () => {
  expect(diffOfLines('one\ntwo\nthree', 'one\n2\nthree\nfour')).toEqual([
    { kind: 'same', text: 'one' },
    { kind: 'removed', text: 'two' },
    { kind: 'added', text: '2' },
    { kind: 'same', text: 'three' },
    { kind: 'added', text: 'four' },
  ]);
});

test('equal texts have no difference', () => {
  expect(diffOfLines('the same', 'the same')).toEqual([{ kind: 'same', text: 'the same' }]);
});

test('texts too long to compare are shown whole, one struck and one added', () => {
  const long = Array.from({ length: 2100 }, (_, at) => `line ${at}`);
  const other = long.map((line) => `${line}!`);
  const lines = diffOf(long, other);
  expect(lines.filter(({ kind }) => kind === 'removed')).toHaveLength(2100);
  expect(lines.filter(({ kind }) => kind === 'added')).toHaveLength(2100);
});
