/** Whether PostgreSQL and JSON can hold the text: no U+0000, no lone surrogate. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}

/** Whether every string and key inside a JSON value is plain text. */
export function isPlainJson(value: unknown): boolean {
  if (typeof value === 'string') return isPlainText(value);
  if (Array.isArray(value)) return value.every(isPlainJson);
  if (value !== null && typeof value === 'object')
    return Object.entries(value).every(([key, inner]) => isPlainText(key) && isPlainJson(inner));
  return true;
}
