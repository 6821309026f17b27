/** The same for texts that differ in spaces and capitals alone. */
export const folded = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** The share of words that two texts have in common, 0 to 1. */
export function similarity(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.size + b.size === 0) return 0;
  return (2 * [...a].filter((word) => b.has(word)).length) / (a.size + b.size);
}

/** Those that share words with a text, the most similar first. */
export function mostSimilar<T>(all: readonly T[], like: string, textsOf: (one: T) => readonly string[]): T[] {
  return all
    .map((one) => ({ one, alike: Math.max(...textsOf(one).map((text) => similarity(text, like))) }))
    .filter(({ alike }) => alike > 0)
    .sort((a, b) => b.alike - a.alike)
    .map(({ one }) => one);
}
