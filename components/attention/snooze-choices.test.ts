import { expect, test } from 'vitest';
import { snoozeChoices } from './snooze-choices';

const words = (now: Date) => snoozeChoices(now).map(({ label, until }) => `${label}: ${until.toString().slice(0, 21)}`);

test('a Thursday morning offers the afternoon, tomorrow and Monday in the zone of the reader', () => {
  expect(words(new Date(2026, 10, 19, 10, 30))).toEqual([
    'For an hour: Thu Nov 19 2026 11:30',
    'This afternoon: Thu Nov 19 2026 14:00',
    'Tomorrow morning: Fri Nov 20 2026 09:00',
    'Monday morning: Mon Nov 23 2026 09:00',
    'In a week: Thu Nov 26 2026 09:00',
  ]);
});

test('a Sunday evening does not offer the same morning twice', () => {
  expect(words(new Date(2026, 10, 22, 20))).toEqual([
    'For an hour: Sun Nov 22 2026 21:00',
    'Tomorrow morning: Mon Nov 23 2026 09:00',
    'In a week: Sun Nov 29 2026 09:00',
  ]);
});
