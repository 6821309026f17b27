/** Whether PostgreSQL and JSON can hold the text: no U+0000, no lone surrogate. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}

/** More than any schema or checkpoint nests; a body of brackets alone would overflow the stack of whoever walks it. */
export const maxJsonDepth = 64;

/** More than a plan of a thousand tasks holds; many more would keep everybody waiting while they are judged. */
export const maxJsonValues = 100_000;

/** Whether a JSON value is neither deeper nor larger than that, and every string and key inside it is plain text. */
export function isPlainJson(root: unknown): boolean {
  let left = maxJsonValues;
  const isPlain = (value: unknown, depth: number): boolean => {
    if (left-- === 0) return false;
    if (typeof value === 'string') return isPlainText(value);
    // Uploaded bytes are no text; walked like an object, ten million of them would stand still for a minute.
    if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return true;
    if (depth === 0) return false;
    return Object.entries(value).every(([key, inner]) => isPlainText(key) && isPlain(inner, depth - 1));
  };
  return isPlain(root, maxJsonDepth);
}

// Letters that are written from right to left; figures and signs after them go along, up to the next letter.
const rightToLeft = String.raw`[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]`;
const turns = new RegExp(rightToLeft, 'u');
const endsTurned = new RegExp(String.raw`${rightToLeft}[^\p{L}\u200e]*$`, 'u');

/** The mark that ends a text of letters from right to left: with it they move nothing that comes after them. */
export const closing = '\u200e';
export const closed = (text: string): string => (endsTurned.test(text) ? text + closing : text);

// What draws nothing but is seen by what it does: joiners and selectors that shape the letter before them, where the
// script has them, those of emoji, and the mark that ends a turned text.
const needed = [
  String.raw`(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Default_Ignorable_Code_Point}])[\p{L}\p{M}](?:\u200c|\u200d|[\u180b-\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}])`,
  String.raw`\p{Emoji}[\ufe0e\ufe0f]`,
  String.raw`(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d(?=\p{Extended_Pictographic})`,
  String.raw`${rightToLeft}[^\p{L}\u200e]*\u200e`,
];
// Controls but for tab and line end, separators of lines, and what draws nothing: marks of direction, fillers, tags.
const unseen = String.raw`(?![\n\t])\p{Cc}|[\u2028\u2029\ufff9-\ufffb]|\p{Default_Ignorable_Code_Point}(?<!${needed.join('|')})`;
const oneUnseen = new RegExp(unseen, 'u');
const everyUnseen = new RegExp(unseen, 'gu');

/** Whether it is one line of which a reader sees everything, so that it can neither hide a word nor pass for another. */
export const isPlainLine = (text: string): boolean => !/[\n\t]/.test(text) && !oneUnseen.test(text);

/** Whether `shown` leaves it as it is, with everything that is written in it. */
export const isShownAsIs = (text: string): boolean => !turns.test(text) && !oneUnseen.test(text);

/**
 * A text as it may be shown (R15): what a reader would not see, or what turns the direction of writing, becomes a sign,
 * and what it says moves nothing beside it.
 */
export const shown = (text: string): string => closed(text.replaceAll('\r\n', '\n').replace(everyUnseen, '\ufffd'));

/** JSON as it may be shown, names of members included. */
export const shownJson = (value: unknown): unknown => mapTexts(value, shown);

/** JSON that was shown, without the marks that ended its texts. */
export const unmarkedJson = (value: unknown): unknown => mapTexts(value, (text) => text.replaceAll(closing, ''));

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [change(key), mapTexts(inner, change)]));
}
