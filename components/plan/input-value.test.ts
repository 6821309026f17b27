import { expect, test } from 'vitest';
import { textOfInput, valueOfInput } from './input-value';

test('a value comes back from its field in its own type', () => {
  expect(valueOfInput('string', 'docs/')).toBe('docs/');
  expect(valueOfInput('integer', ' 30 ')).toBe(30);
  expect(valueOfInput('number', '0.5')).toBe(0.5);
  expect(valueOfInput('boolean', 'true')).toBe(true);
  expect(valueOfInput('list', 'one\n\n two ')).toEqual(['one', 'two']);
});

test('an empty field and one that does not fit the type bind nothing', () => {
  expect(valueOfInput('string', '  ')).toBeNull();
  expect(valueOfInput('integer', '1.5')).toBeNull();
  expect(valueOfInput('number', 'many')).toBeNull();
});

test('a list is one item per line', () => {
  expect(textOfInput({ value: ['one', 'two'] })).toBe('one\ntwo');
  expect(textOfInput({ value: null })).toBe('');
});
