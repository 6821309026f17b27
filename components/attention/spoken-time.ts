const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

const relative = /^(?:in )?(\d{1,3}|an?) ?(m|min|mins|minutes?|h|hours?|d|days?|w|weeks?)$/;
const clock = /(?:^| )(?:at )?(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm)?(?: uhr)?$/;
const dayParts: Record<string, number> = { morning: 9, noon: 12, afternoon: 14, evening: 18, tonight: 20 };
/** When a day begins for somebody who names no hour. */
const morning = 9;

type Clock = { hour: number; minute: number };

/**
 * A time as people write it, "tomorrow 9", "in 2 hours", "monday", "3 dec 14:00", in the zone of this browser and with
 * the names of days and months of English and of `locale`. Null where any word of it is not understood, and for the past.
 */
export function readTime(text: string, now: Date, locale: string): Date | null {
  const said = text.toLowerCase().replaceAll(',', ' ').replace(/\s+/g, ' ').trim();
  const found = readDistance(said, now) ?? readMoment(said, now, locale);
  return found && found > now ? found : null;
}

function readDistance(said: string, now: Date): Date | null {
  const [, amount, unit] = relative.exec(said) ?? [];
  if (!amount || !unit) return null;
  const count = /^an?$/.test(amount) ? 1 : Number(amount);
  return new Date(now.getTime() + count * unitMs[unit.charAt(0) as keyof typeof unitMs]);
}

function readMoment(said: string, now: Date, locale: string): Date | null {
  // "3 dec" ends in no hour, "dec 3" seems to: a day that is understood whole comes first.
  const whole = readDay(said, now, locale);
  if (whole) return at(whole, { hour: morning, minute: 0 });
  const [rest, time] = takeClock(said);
  if (!time) return null;
  if (rest !== '') {
    const day = readDay(rest, now, locale);
    return day && at(day, time);
  }
  const today = at(now, time);
  return today > now ? today : at(later(now, 1), time);
}

/** The hour at the end of what is said, and what stands before it. */
function takeClock(said: string): [rest: string, time: Clock | null] {
  const word = said.split(' ').at(-1) ?? '';
  if (word in dayParts) return [before(said, word), { hour: dayParts[word] ?? morning, minute: 0 }];
  const found = clock.exec(said);
  const [all = '', hours, minutes, half] = found ?? [];
  const hour = half ? (Number(hours) % 12) + (half === 'pm' ? 12 : 0) : Number(hours);
  const minute = Number(minutes ?? 0);
  if (!found || hour > 23 || minute > 59 || (half && Number(hours) > 12)) return [said, null];
  return [before(said, all), { hour, minute }];
}

const before = (said: string, end: string): string => said.slice(0, said.length - end.length).trim();

function readDay(said: string, now: Date, locale: string): Date | null {
  if (said === 'today' || said === 'this') return now;
  if (said === 'tomorrow') return later(now, 1);
  if (said === 'next week') return later(now, daysUntil(now, 1));
  const weekday = indexOfName(said.replace(/^(?:on|next) /, ''), weekdayNames(locale));
  if (weekday !== -1) return later(now, daysUntil(now, weekday));
  return readDate(said, now, locale);
}

/** Never today: who means today says so. */
const daysUntil = (now: Date, weekday: number): number => (weekday - now.getDay() + 7) % 7 || 7;

/** 2026-12-03, "3 dec", "dec 3", "3 december 2027"; without a year the next one. */
function readDate(said: string, now: Date, locale: string): Date | null {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(said) ?? [];
  if (isoYear) return dayOf(Number(isoYear), Number(isoMonth) - 1, Number(isoDay));
  const parts = said.split(' ');
  const year = parts.length === 3 && /^\d{4}$/.test(parts[2] ?? '') ? Number(parts.pop()) : null;
  const [one = '', other = ''] = /^\d/.test(parts[0] ?? '') ? parts : parts.toReversed();
  const month = indexOfName(other, monthNames(locale));
  const [, day] = /^(\d{1,2})(?:\.|st|nd|rd|th)?$/.exec(one) ?? [];
  if (parts.length !== 2 || month === -1 || !day) return null;
  if (year !== null) return dayOf(year, month, Number(day));
  const thisYear = dayOf(now.getFullYear(), month, Number(day));
  return thisYear && later(thisYear, 1) > now ? thisYear : dayOf(now.getFullYear() + 1, month, Number(day));
}

/** Null for a day that no calendar has, such as 31 February. */
function dayOf(year: number, month: number, day: number): Date | null {
  const found = new Date(year, month, day);
  return found.getMonth() === month && found.getDate() === day ? found : null;
}

const later = (day: Date, days: number): Date => new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);
const at = (day: Date, { hour, minute }: Clock): Date =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour, minute);

/** The place of a name by its first three letters or more, in English or in the reader's own language; else -1. */
function indexOfName(said: string, names: readonly string[][]): number {
  const start = said.replace(/\.$/, '');
  if (start.length < 3) return -1;
  return Math.max(...names.map((language) => language.findIndex((name) => name.startsWith(start))));
}

// The first of January 2023 is a Sunday, with which getDay begins to count.
const weekdayNames = (locale: string) => namesIn(locale, { weekday: 'long' }, 7, (day) => new Date(2023, 0, 1 + day));
const monthNames = (locale: string) => namesIn(locale, { month: 'long' }, 12, (month) => new Date(2023, month));

const namesIn = (
  locale: string,
  form: Intl.DateTimeFormatOptions,
  count: number,
  day: (index: number) => Date,
): string[][] =>
  ['en', locale].map((language) => {
    const format = new Intl.DateTimeFormat(language, form);
    return Array.from({ length: count }, (_, index) => format.format(day(index)).toLowerCase());
  });
