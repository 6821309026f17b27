import { expect, test } from 'vitest';
import { readTime } from './spoken-time';

// A Thursday, half past ten.
const now = new Date(2026, 10, 19, 10, 30);
const read = (text: string, locale = 'en-GB') => readTime(text, now, locale)?.toString().slice(0, 21) ?? null;

test('days, hours and distances are read as people write them', () => {
  expect(Object.fromEntries(said.map((text) => [text, read(text)]))).toEqual({
    'tomorrow 9': 'Fri Nov 20 2026 09:00',
    Tomorrow: 'Fri Nov 20 2026 09:00',
    'tomorrow afternoon': 'Fri Nov 20 2026 14:00',
    'in 2 hours': 'Thu Nov 19 2026 12:30',
    '45m': 'Thu Nov 19 2026 11:15',
    'in a week': 'Thu Nov 26 2026 10:30',
    monday: 'Mon Nov 23 2026 09:00',
    'next thu 16:45': 'Thu Nov 26 2026 16:45',
    'next week': 'Mon Nov 23 2026 09:00',
    '3 dec 14:00': 'Thu Dec 03 2026 14:00',
    'Dec 3, 2pm': 'Thu Dec 03 2026 14:00',
    'dec 3': 'Thu Dec 03 2026 09:00',
    '2 january': 'Sat Jan 02 2027 09:00',
    '2027-02-28 8.15': 'Sun Feb 28 2027 08:15',
    'at 17': 'Thu Nov 19 2026 17:00',
    '9:00': 'Fri Nov 20 2026 09:00',
    'this afternoon': 'Thu Nov 19 2026 14:00',
    tonight: 'Thu Nov 19 2026 20:00',
    '12 am': 'Fri Nov 20 2026 00:00',
  });
});

const said = [
  ...['tomorrow 9', 'Tomorrow', 'tomorrow afternoon', 'in 2 hours', '45m', 'in a week', 'monday', 'next thu 16:45'],
  ...['next week', '3 dec 14:00', 'Dec 3, 2pm', 'dec 3', '2 january', '2027-02-28 8.15', 'at 17', '9:00'],
  ...['this afternoon', 'tonight', '12 am'],
];

test("the reader's own names of days and months are understood, and English beside them", () => {
  expect(read('Montag 8 Uhr', 'de-DE')).toBe('Mon Nov 23 2026 08:00');
  expect(read('3. Dezember 14:00', 'de-DE')).toBe('Thu Dec 03 2026 14:00');
  expect(read('lundi', 'fr-FR')).toBe('Mon Nov 23 2026 09:00');
  expect(read('monday', 'fr-FR')).toBe('Mon Nov 23 2026 09:00');
});

test('what is past, impossible or not understood to the last word is no time', () => {
  for (const text of [
    '',
    'soon',
    'today 9',
    '31 feb',
    'tomorrow 25',
    'tomorrow 13pm',
    'monday maybe',
    '2020-01-01',
    'mo',
  ])
    expect(read(text), text).toBeNull();
});
