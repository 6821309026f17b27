import { expect, test } from 'vitest';
import { csvOf } from './csv';

const bodyOf = (...cells: Parameters<typeof csvOf>[0][number]) => csvOf([cells]).slice(1, -2);

test('a table is marked as UTF-8, its lines end as the standard has it, and only texts are quoted', () => {
  expect(
    csvOf([
      ['Key', 'Cost'],
      ['T0', 1.25],
      ['T1', null],
    ]),
  ).toBe('\uFEFF"Key","Cost"\r\n"T0",1.25\r\n"T1",\r\n');
});

test('commas, quotes and lines inside a text stay inside its cell', () => {
  expect(bodyOf('a,b', 'say "no"', 'one\ntwo')).toBe('"a,b","say ""no""","one\ntwo"');
});

test('a text that a spreadsheet would run as a formula is kept from it, and nothing else is changed', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u200b=1', '＝1+1', '＠x', '\u2060 -2'])
    expect(bodyOf(text), JSON.stringify(text)).toBe(`"'${text}"`);
  for (const text of ['a=b', '1-2', "'quoted", 'me@example.org', '']) expect(bodyOf(text)).toBe(`"${text}"`);
  expect(bodyOf(-1)).toBe('-1');
});
