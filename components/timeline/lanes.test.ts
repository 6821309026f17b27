import { expect, test } from 'vitest';
import { offeredViews, packRows, ticksOf } from './lanes';

const hour = 3_600_000;

test('spans that overlap stand in different rows, others share one', () => {
  const [a, b, c, d] = [
    { id: 'a', since: 0, until: 10 },
    { id: 'b', since: 5, until: 7 },
    { id: 'c', since: 10, until: 12 },
    { id: 'd', since: 7, until: 30 },
  ];
  expect(packRows([d, c, b, a]).map((row) => row.map(({ id }) => id))).toEqual([
    ['a', 'c'],
    ['b', 'd'],
  ]);
});

test('marks of the axis fall on round hours of the reader, also where their zone is no whole hour off', () => {
  const since = Date.UTC(2026, 0, 5, 22, 50);
  const ticks = ticksOf({ since, until: since + 4 * hour }, 4 * hour, 345);
  // Kathmandu is at 04:35 then.
  expect(ticks.map(({ at }) => new Date(at).toISOString())).toEqual([
    '2026-01-05T23:15:00.000Z',
    '2026-01-06T00:15:00.000Z',
    '2026-01-06T01:15:00.000Z',
    '2026-01-06T02:15:00.000Z',
  ]);
  expect(ticks.every(({ isDay }) => !isDay)).toBe(true);
  const days = ticksOf({ since, until: since + 4 * 24 * hour }, 4 * 24 * hour, 345);
  expect(days.map(({ at }) => new Date(at).toISOString().slice(0, 16))).toEqual([
    '2026-01-06T18:15',
    '2026-01-07T18:15',
    '2026-01-08T18:15',
    '2026-01-09T18:15',
  ]);
  expect(days.every(({ isDay }) => isDay)).toBe(true);
});

test('views are offered that show a part of it, and not so little that it becomes endless', () => {
  expect(offeredViews(30 * 60_000).map(({ value }) => value)).toEqual(['all']);
  expect(offeredViews(6 * hour).map(({ value }) => value)).toEqual(['all', '4h', '1h']);
  expect(offeredViews(30 * 24 * hour).map(({ value }) => value)).toEqual(['all', '7d', '1d']);
});
