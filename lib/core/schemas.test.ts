import { expect, test } from 'vitest';
import { boundedJson } from './schemas';

test('the size of JSON is counted in bytes of UTF-8, not in characters', () => {
  const ten = boundedJson(10);
  for (const value of ['12345678', 'éééé', '😀😀', [1, 2, 3, 4], { a: 'é' }, 123456789])
    expect(ten.safeParse(value).success, JSON.stringify(value)).toBe(true);
  for (const value of ['123456789', 'ééééé', 'ééé12x', '😀😀a', { é: 'éé' }])
    expect(ten.safeParse(value).error?.issues[0]?.message, JSON.stringify(value)).toBe(
      'must be at most 10 bytes of JSON',
    );
});
