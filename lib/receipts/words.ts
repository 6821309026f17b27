import type { ReceiptDocument } from './schema';

// A receipt is read by people in many places and years later: one locale, and every time in UTC, said so.

const counts = new Intl.NumberFormat('en-US');
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const moments = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'short', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' },
});

export const countText = (count: number): string => counts.format(count);

/** '86.42', 'USD' → '$86.42', digit by digit: the text is never turned into a float. */
export function moneyText(money: string, currency: string): string {
  const [whole = '0', places = '00'] = money.replace('-', '').split('.');
  const symbol = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' }[currency];
  const figure = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${places}`;
  const sign = money.startsWith('-') ? '−' : '';
  return symbol === undefined ? `${sign}${figure} ${currency}` : `${sign}${symbol}${figure}`;
}

export const dayText = (at: string): string => days.format(new Date(at));
export const momentText = (at: string): string => `${moments.format(new Date(at)).replace(',', '')} UTC`;

/** 75_960 → '21 h 06 m'. */
export function durationText(seconds: number): string {
  const [day, hour, minute] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  const two = (number: number) => String(number).padStart(2, '0');
  if (day > 0) return `${day} d ${two(hour)} h`;
  if (hour > 0) return `${hour} h ${two(minute)} m`;
  return minute > 0 ? `${minute} m ${two(seconds % 60)} s` : `${seconds} s`;
}

export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${count === 1 ? one : many}`;

/** 'needs_approval' → 'needs approval'. */
export const wordsOf = (name: string): string => name.replaceAll('_', ' ');

/** The parts of the terms that a reader looks for first; terms of an unknown shape are shown as they are. */
export function termsText(contract: ReceiptDocument['contract']): {
  target: string;
  restricted: string[];
  forbidden: string[];
} {
  const terms = contract?.terms;
  if (typeof terms !== 'object' || terms === null || Array.isArray(terms))
    return { target: '', restricted: [], forbidden: [] };
  const target = typeof terms.target === 'string' ? terms.target : '';
  return { target, restricted: clauseWords(terms.restricted), forbidden: clauseWords(terms.forbidden) };
}

function clauseWords(clauses: unknown): string[] {
  if (!Array.isArray(clauses)) return [];
  return clauses.flatMap((clause: { words?: unknown } | null) =>
    typeof clause?.words === 'string' ? [clause.words] : [],
  );
}

/** What a piece of evidence says, in one line: its own words, else its value. */
export function saidText(said: ReceiptDocument['evidence'][number]['said']): string {
  return said.claim === '' ? valueText(said.value) : said.claim;
}

export function valueText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${wordsOf(key)} ${typeof inner === 'object' ? JSON.stringify(inner) : String(inner)}`)
    .join(', ');
}

/** How a reader checks the file; the same words in every view. */
export const verifyCommand = (number: string): string => `mission-control verify ${number}.json`;
