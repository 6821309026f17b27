import { describe, expect, it, vi } from 'vitest';
import {
  formatBytes,
  formatCap,
  formatClock,
  formatCompact,
  formatCount,
  formatDate,
  formatDuration,
  formatInstant,
  formatMoment,
  formatMoney,
  formatPercent,
  formatRelative,
  formatWallClock,
  pickLocale,
  pickTimeZone,
} from './format';

const british = { locale: 'en-GB', timeZone: 'UTC' };
const at = (text: string) => new Date(text);
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('money', () => {
  it('keeps every digit of an amount that a float would change', () => {
    expect(formatMoney('900719925474.11', 'USD', british)).toBe('$900,719,925,474.11');
  });
  it('never shows a cost below a cent as nothing', () => {
    expect(formatMoney('0.0004', 'USD', british)).toBe('$0.0004');
    expect(formatMoney('0.00', 'USD', british)).toBe('$0.00');
  });
  it('follows the reader', () => {
    expect(spaced(formatMoney('1234.5', 'EUR', { locale: 'de-DE' }))).toBe('1.234,50 €');
  });
  it('writes a round cap without its places', () => {
    expect(formatCap('500.00', 'USD', british)).toBe('$500');
    expect(formatCap('99.50', 'USD', british)).toBe('$99.50');
  });
  it('has no places where the currency has none', () => {
    expect(formatMoney('1200', 'JPY', { locale: 'en-GB' })).toBe('¥1,200');
  });
});

describe('counts', () => {
  it('groups whole counts', () => expect(formatCount(48219, british)).toBe('48,219'));
  it.each([
    [0, '0'],
    [86, '86'],
    [999, '999'],
    [1500, '1.5 k'],
    [412_300, '412 k'],
    [999_499, '999 k'],
    [999_600, '1 M'],
    [18_400_000, '18.4 M'],
    [40_000_000, '40 M'],
    [2_500_000_000, '2.5 G'],
  ])('shortens %i to %s', (count, text) => expect(spaced(formatCompact(count, british))).toBe(text));
  it('says 100 % only when all of it is there', () => {
    expect(spaced(formatPercent(0.999, british))).toBe('99 %');
    expect(spaced(formatPercent(0.29, british))).toBe('29 %');
    expect(spaced(formatPercent(1, british))).toBe('100 %');
  });
  it('writes bytes in decimal units', () => {
    expect(spaced(formatBytes(0, british))).toBe('0 B');
    expect(spaced(formatBytes(1536, british))).toBe('1.5 kB');
    expect(spaced(formatBytes(250_000_000, british))).toBe('250 MB');
  });
});

describe('time', () => {
  it.each([
    [-3, '0 s'],
    [14.9, '14 s'],
    [60, '1 min'],
    [3599, '59 min'],
    [3600, '1 h'],
    [11_520, '3 h 12 m'],
    [532_800, '6 d 04 h'],
    [864_000, '10 d'],
  ])('writes %d seconds as %s', (seconds, text) => expect(spaced(formatDuration(seconds))).toBe(text));

  it('says how far an instant is, and which way', () => {
    const now = at('2026-06-18T14:32:08Z');
    expect(spaced(formatRelative(at('2026-06-18T14:31:54Z'), now))).toBe('14 s ago');
    expect(spaced(formatRelative(at('2026-06-18T16:20:08Z'), now))).toBe('in 1 h 48 m');
    expect(formatRelative(at('2026-06-18T14:32:10Z'), now)).toBe('now');
  });
  it('names the year only of another year', () => {
    const now = at('2026-06-18T00:00:00Z');
    expect(formatDate(at('2026-06-22T00:00:00Z'), british, now)).toBe('22 Jun');
    expect(formatDate(at('2025-12-01T00:00:00Z'), british, now)).toBe('1 Dec 2025');
  });
  it('names the day of a moment only where it is another one', () => {
    const now = at('2026-06-18T14:00:00Z');
    expect(formatMoment(at('2026-06-18T16:20:00Z'), british, now)).toBe('16:20');
    expect(formatMoment(at('2026-06-22T09:00:00Z'), british, now)).toBe('Mon 22 Jun, 09:00');
  });
  it('writes the exact instant in the zone of the reader and names the zone', () => {
    expect(formatInstant(at('2026-06-18T14:32:08Z'), british)).toBe('Thu, 18 Jun 2026, 14:32:08 UTC');
    expect(formatClock(at('2026-06-18T14:32:08Z'), { locale: 'en-GB', timeZone: 'Asia/Kathmandu' })).toBe('20:17');
  });
});

describe('the clock on the wall', () => {
  it('says day, time and zone as the reader has them', () =>
    expect(formatWallClock(at('2026-06-18T22:32:08Z'), { locale: 'en-GB', timeZone: 'Asia/Kathmandu' })).toEqual({
      day: 'Fri 19 Jun',
      time: '04:17:08',
      zone: 'GMT+5:45',
    }));

  it('makes its formatters once, not with each second', () => {
    const display = { locale: 'en-GB', timeZone: 'Pacific/Auckland' };
    formatWallClock(at('2026-06-18T22:32:08Z'), display);
    const making = vi.spyOn(Intl, 'DateTimeFormat');
    try {
      expect(formatWallClock(at('2026-06-18T22:32:09Z'), display).time).toBe('10:32:09');
      expect(making).not.toHaveBeenCalled();
    } finally {
      making.mockRestore();
    }
  });
});

describe('the reader', () => {
  it('is English and in UTC where the request says nothing usable', () => {
    expect(pickLocale(undefined)).toBe('en-GB');
    expect(pickLocale('*')).toBe('en-GB');
    expect(pickLocale('not a locale!!')).toBe('en-GB');
    expect(pickTimeZone('Mars/Olympus')).toBe('UTC');
    expect(pickTimeZone(undefined)).toBe('UTC');
  });
  it('is taken from the request', () => {
    expect(pickLocale('de-AT,de;q=0.9')).toBe('de-AT');
    expect(pickTimeZone('Asia/Kathmandu')).toBe('Asia/Kathmandu');
  });
});
