/** More words than this narrow nothing any more. */
const mostWords = 8;

/** What is looked for, in lower case; each word must be found. */
export const wordsOf = (query: string): string[] => [
  ...new Set(query.toLowerCase().split(/\s+/).filter(Boolean).slice(0, mostWords)),
];

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

// The longest first, so that of two words that begin alike the whole one is marked.
const anyOf = (words: readonly string[]): RegExp =>
  new RegExp(
    words
      .toSorted((one, other) => other.length - one.length)
      .map(escaped)
      .join('|'),
    'giu',
  );

export type Piece = { text: string; marked: boolean };

/** The text in pieces, those that are looked for marked. Ranges of the text alone: nothing in it is ever markup. */
export function markedPieces(text: string, words: readonly string[]): Piece[] {
  if (words.length === 0) return [{ text, marked: false }];
  const pieces: Piece[] = [];
  let at = 0;
  for (const { index, 0: found } of text.matchAll(anyOf(words))) {
    if (index > at) pieces.push({ text: text.slice(at, index), marked: false });
    pieces.push({ text: found, marked: true });
    at = index + found.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

/** Enough to tell what it is about: about two lines of a phone. */
const before = 40;
const after = 120;

/** One line of the text around the first of the words in it; null where none of them stands there as it is written. */
export function excerptOf(text: string, words: readonly string[]): string | null {
  const at = words.length === 0 ? -1 : text.search(anyOf(words));
  if (at === -1) return null;
  const from = at <= before ? 0 : wordStart(text, at - before);
  const cut = text.slice(from, at + after);
  const line = cut.replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '… ' : ''}${line}${from + cut.length < text.length ? ' …' : ''}`;
}

/** The beginning of the next word, so that none is cut in two; never beyond what was found. */
function wordStart(text: string, from: number): number {
  const space = text.slice(from, from + before).search(/\s/);
  return space === -1 ? from : from + space;
}

/** `T4`, `R-0042`, `R42`, `#17`: how people name a thing, as it is kept; null where the query names nothing so. */
export function keyOf(query: string): string | null {
  const found = /^(?:(T\d+)|R-?(\d+)|(#\d+))$/i.exec(query.trim());
  if (!found) return null;
  const [, task, receipt, item] = found;
  return task?.toUpperCase() ?? item ?? `R-${(receipt ?? '').padStart(4, '0')}`;
}

/** `parser/T4`: a task of the missions that are called so; null where the query is no such path. */
export function pathOf(query: string): { mission: string[]; key: string } | null {
  const found = /^(.+)\/\s*(T\d+)$/i.exec(query.trim());
  return found ? { mission: wordsOf(found[1] ?? ''), key: (found[2] ?? '').toUpperCase() } : null;
}
