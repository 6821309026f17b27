import { z } from 'zod';
import { invalidInput } from './errors';
import { isPlainText } from './text';
import { isStorableTime } from './time';

export const defaultPageSize = 50;
/** Bounds an answer to well under a megabyte, whatever the rows hold. */
export const maxPageSize = 200;

export const pageInput = {
  limit: z.coerce.number().int().min(1).max(maxPageSize).default(defaultPageSize),
  // Carries the values that the last row is sorted by: a whole title in three bytes a letter, say.
  cursor: z.string().max(1000).optional().describe('nextCursor of the page before.'),
};

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export type Page<T> = { items: T[]; nextCursor: string | null };

/** An opaque keyset cursor from the sort values of the last row. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(values));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

/** The sort values of a cursor; throws `invalid_input` on anything that this server did not write. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const values: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (Array.isArray(values) && values.length === length && values.every(isSortValue)) return values;
  } catch {
    // falls through to the typed error
  }
  throw foreignCursor();
}

export const foreignCursor = () =>
  invalidInput('cursor', 'is not a cursor of this list', 'Use nextCursor of the page before, or leave it out.');

/** The time and the id of a cursor of a list that is ordered by them; null without a cursor. */
export function decodeTimeCursor(cursor: string | undefined): { at: Date; id: string } | null {
  if (cursor === undefined) return null;
  const [time, id] = decodeCursor(cursor, 2);
  const at = new Date(typeof time === 'string' ? time : Number.NaN);
  if (typeof id !== 'string' || !isStorableTime(at)) throw foreignCursor();
  return { at, id };
}

/** The number of a cursor of a list that is ordered by one; null without a cursor. */
export function decodeNumberCursor(cursor: string | undefined): number | null {
  const [number] = cursor === undefined ? [null] : decodeCursor(cursor, 1);
  if (typeof number === 'string' || (number === null && cursor !== undefined)) throw foreignCursor();
  return number ?? null;
}

const isSortValue = (value: unknown): value is string | number | null =>
  value === null || (typeof value === 'string' ? isPlainText(value) : Number.isSafeInteger(value));

/** Cuts limit + 1 fetched rows to a page; the cursor is made from the last row shown. */
export function toPage<R, T>(
  rows: readonly R[],
  limit: number,
  sortValues: (row: R) => (string | number | null)[],
  present: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(present), nextCursor: more ? encodeCursor(sortValues(last)) : null };
}
