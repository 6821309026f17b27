import { expect, test } from 'vitest';
import { dayOf, endOfDay, startOfDay } from './day';

// The tests run in Asia/Kathmandu, 5 h 45 m ahead of UTC.
test('a day chosen in a field comes back as the same day in the zone of its reader', () => {
  expect(startOfDay('2026-06-18')).toBe('2026-06-17T18:15:00.000Z');
  expect(endOfDay('2026-06-18')).toBe('2026-06-18T18:14:59.000Z');
  expect(dayOf('2026-06-17T18:15:00.000Z', 'Asia/Kathmandu')).toBe('2026-06-18');
  expect(dayOf('2026-06-18T18:14:59.000Z', 'Asia/Kathmandu')).toBe('2026-06-18');
});

test('no date is an empty field, and an empty field is no date', () => {
  expect(dayOf(null, 'UTC')).toBe('');
  expect(startOfDay('')).toBeNull();
});
