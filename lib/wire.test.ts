import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { expect, test } from 'vitest';
import wireLoader from '../scripts/wire-loader.cjs';
import { operations } from './operations';

test('a browser is given of every operation what calling it takes', async () => {
  const wire: unknown[] = [];
  for await (const file of glob('lib/*/operations.ts')) {
    const code = wireLoader(readFileSync(file, 'utf8'));
    wire.push(...Object.values(await import(`data:text/javascript,${encodeURIComponent(code)}`)));
  }
  const needed = operations.map(({ method, path, bytes }) => ({ method, path, ...(bytes && { bytes: true }) }));
  const byAddress = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).toSorted();
  expect(byAddress(wire)).toEqual(byAddress(needed));
});
