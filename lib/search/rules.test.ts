import { expect, test } from 'vitest';
import { excerptOf, keyOf, markedPieces, pathOf, wordsOf } from './rules';

const marked = (text: string, query: string) =>
  markedPieces(text, wordsOf(query))
    .map(({ text: piece, marked: isMarked }) => (isMarked ? `[${piece}]` : piece))
    .join('');

test('every word is marked wherever it stands, in its own letters, the longer of two', () => {
  expect(marked('Parse the parser', 'pars PARSER')).toBe('[Pars]e the [parser]');
  expect(marked('Кафе и кафель', 'кафе')).toBe('[Кафе] и [кафе]ль');
  expect(marked('a.b (c) a*b', '(c) a*b')).toBe('a.b [(c)] [a*b]');
  expect(marked('<b>bold</b>', 'bold')).toBe('<b>[bold]</b>');
  expect(marked('nothing', 'x')).toBe('nothing');
});

test('an excerpt is one line around the first word found, and none where none is written so', () => {
  const text = `${'before '.repeat(20)}the\n\nneedle here ${'after '.repeat(40)}`;
  const excerpt = excerptOf(text, ['needle']) ?? '';
  expect(excerpt).toMatch(/^… (before )+the needle here (after )+.* …$/);
  expect(excerpt.length).toBeLessThan(180);
  expect(excerptOf('short needle', ['needle'])).toBe('short needle');
  expect(excerptOf('hay', ['needle'])).toBeNull();
  expect(excerptOf('hay', [])).toBeNull();
});

test('a key, and a key within a mission, are told from words', () => {
  expect(['t4', 'R-0042', 'r42', '#17', 'T4 more', 'the'].map(keyOf)).toEqual([
    'T4',
    'R-0042',
    'R-0042',
    '#17',
    null,
    null,
  ]);
  expect(pathOf('New parser/t12')).toEqual({ mission: ['new', 'parser'], key: 'T12' });
  expect(pathOf('lib/search')).toBeNull();
});
