/** Whether PostgreSQL and JSON can hold the text: no U+0000, no lone surrogate. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}

/** More than any schema or checkpoint nests; a body of brackets alone would overflow the stack of whoever walks it. */
export const maxJsonDepth = 64;

/** Whether a JSON value nests at most so deep, and every string and key inside it is plain text. */
export function isPlainJson(value: unknown, depth = maxJsonDepth): boolean {
  if (typeof value === 'string') return isPlainText(value);
  // Uploaded bytes are no text; walked like an object, ten million of them would stand still for a minute.
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return true;
  if (depth === 0) return false;
  return Object.entries(value).every(([key, inner]) => isPlainText(key) && isPlainJson(inner, depth - 1));
}
