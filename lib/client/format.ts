import { t } from '@/lib/core/words';
/** How one reader wants figures written. The server takes it from the request, so that both sides write the same. */
export interface Display {
  locale: string;
  timeZone: string;
}

// A thin space that does not break: "18.4 M" and "6 d 04 h" stay on one line.
const thin = '\u202f';
const noBreak = '\u00a0';

const minuteSeconds = 60;
const hourSeconds = 3600;
const daySeconds = 86_400;

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

// Making a formatter costs some fifty times what using it does, and a table uses hundreds.
function kept<Format>(formats: Map<string, Format>, locale: string, options: object, make: () => Format): Format {
  const key = locale + JSON.stringify(options);
  const found = formats.get(key) ?? make();
  formats.set(key, found);
  return found;
}

const numberFormat = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  kept(numberFormats, locale, options, () => new Intl.NumberFormat(locale, options));

const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  kept(dateFormats, locale, options, () => new Intl.DateTimeFormat(locale, options));

/** '112.4', 'USD' → '$112.40'. Amounts below a cent keep their places, so that a cost is never shown as nothing. */
export function formatMoney(amount: string, currency: string, { locale }: Pick<Display, 'locale'>): string {
  const size = Math.abs(Number(amount));
  const tiny = size > 0 && size < 0.01;
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const format = numberFormat(locale, tiny ? { ...style, minimumFractionDigits: 2, maximumFractionDigits: 6 } : style);
  // The type of `format` knows numbers only; the standard takes a decimal string and keeps every digit.
  return format.format(amount as `${number}`);
}

/** A cap, which is mostly round: '500', 'USD' → '$500', and '$99.50' where it is not. */
export function formatCap(amount: string, currency: string, { locale }: Pick<Display, 'locale'>): string {
  const format = numberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  });
  return format.format(amount as `${number}`);
}

/** 48219 → '48,219'. */
export const formatCount = (count: number, { locale }: Pick<Display, 'locale'>): string =>
  numberFormat(locale, { maximumFractionDigits: 0 }).format(count);

/** 18_400_000 → '18.4 M', 412_300 → '412 k', 86 → '86'. */
export function formatCompact(count: number, { locale }: Pick<Display, 'locale'>): string {
  const size = Math.abs(count);
  // 999,500 would round to "1000 k", so each unit begins half a step early.
  const unit = size >= 999_500_000 ? 'G' : size >= 999_500 ? 'M' : size >= 1000 ? 'k' : '';
  if (unit === '') return formatCount(count, { locale });
  const value = count / { k: 1e3, M: 1e6, G: 1e9 }[unit];
  const places = Math.abs(value) < 99.95 && !Number.isInteger(value) ? 1 : 0;
  return `${numberFormat(locale, { maximumFractionDigits: places }).format(value)}${thin}${unit}`;
}

/** 0.47 → '47 %', rounded down, so that 100 % means all of it. */
export const formatPercent = (share: number, { locale }: Pick<Display, 'locale'>): string =>
  `${numberFormat(locale, { maximumFractionDigits: 0 }).format(Math.floor(share * 100 + 1e-9))}${thin}%`;

/** 1536 → '1.5 kB', in decimal units as files are sold. */
export function formatBytes(bytes: number, { locale }: Pick<Display, 'locale'>): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${numberFormat(locale, { maximumFractionDigits: power > 0 && value < 100 ? 1 : 0 }).format(value)}${thin}${units[power]}`;
}

/** 11520 → '3 h 12 m', 532800 → '6 d 04 h', 14 → '14 s': two units at most, always whole and rounded down. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < minuteSeconds) return `${whole}${noBreak}s`;
  if (whole < hourSeconds) return `${Math.floor(whole / minuteSeconds)}${noBreak}min`;
  const [big, small, bigUnit, smallUnit] =
    whole < daySeconds
      ? [Math.floor(whole / hourSeconds), Math.floor((whole % hourSeconds) / minuteSeconds), 'h', 'm']
      : [Math.floor(whole / daySeconds), Math.floor((whole % daySeconds) / hourSeconds), 'd', 'h'];
  return small === 0
    ? `${big}${noBreak}${bigUnit}`
    : `${big}${noBreak}${bigUnit}${noBreak}${String(small).padStart(2, '0')}${noBreak}${smallUnit}`;
}

/** The distance of an instant from now: '14 s ago', 'in 1 h 48 m', 'now' within the same few seconds. */
export function formatRelative(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  if (Math.abs(seconds) < 5) return 'now';
  return seconds > 0 ? t`in ${formatDuration(seconds)}` : t`${formatDuration(-seconds)} ago`;
}

/** '22 Jun', with the year where it is not this one. */
export function formatDate(at: Date, { locale, timeZone }: Display, now: Date): string {
  const year = dateFormat(locale, { year: 'numeric', timeZone });
  const sameYear = year.format(at) === year.format(now);
  return dateFormat(locale, {
    day: 'numeric',
    month: 'short',
    timeZone,
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
}

/** '16:20'. */
export const formatClock = (at: Date, { locale, timeZone }: Display): string =>
  dateFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at);

/** The clock on the wall, with the zone that it shows: 'Thu, 18 Jun', '14:32:08', 'GMT+2'. */
export function formatWallClock(at: Date, { locale, timeZone }: Display): { day: string; time: string; zone: string } {
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  const named = dateFormat('en', { timeZone, timeZoneName: 'short' }).formatToParts(at);
  return {
    day: dateFormat(locale, { timeZone, weekday: 'short', day: 'numeric', month: 'short' }).format(at),
    time: dateFormat(locale, { timeZone, ...time }).format(at),
    zone: named.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone,
  };
}

/** A time that is planned or was kept, as people say it: '16:20' today, 'Mon 22 Jun, 09:00' on another day. */
export function formatMoment(at: Date, display: Display, now: Date): string {
  const { locale, timeZone } = display;
  const day = (date: Date) => formatDate(date, display, new Date(0));
  if (day(at) === day(now)) return formatClock(at, display);
  const weekday = dateFormat(locale, { weekday: 'short', timeZone }).format(at);
  return `${weekday} ${formatDate(at, display, now)}, ${formatClock(at, display)}`;
}

/** The exact instant in the reader's zone, which it names: 'Thu, 18 Jun 2026, 14:32:08 UTC'. */
export const formatInstant = (at: Date, { locale, timeZone }: Display): string =>
  dateFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    timeZone,
  }).format(at);

/** The first characters of a hash, which is what people compare. */
export const shortHash = (hash: string, length = 8): string => hash.slice(0, length);

/** Picks the locale for a request from its Accept-Language header; English where it says nothing usable. */
export function pickLocale(acceptLanguage: string | null | undefined): string {
  const first = acceptLanguage?.split(',')[0]?.split(';')[0]?.trim();
  if (!first || first === '*') return 'en-GB';
  try {
    return new Intl.Locale(first).toString();
  } catch {
    return 'en-GB';
  }
}

export const timeZoneCookie = 'mc_tz';

/** A zone name from outside, or UTC where it is none. */
export function pickTimeZone(value: string | undefined): string {
  try {
    const timeZone = value || 'UTC';
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch {
    return 'UTC';
  }
}
