import { expect, test } from 'vitest';
import { safeNext } from './rules';

test('after signing in people stay in this program, wherever the link said they should go', () => {
  expect(safeNext('/acme/missions?open=1')).toBe('/acme/missions?open=1');
  for (const elsewhere of [
    undefined,
    '',
    'https://evil.test',
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    '/\n/evil.test',
    '/.//evil.test',
    'javascript:alert(1)',
  ])
    expect(safeNext(elsewhere)).toBe('/');
});
