import { kinds } from '@/lib/attention/rules';

/** Silent reading of a grown-up. */
const wordsPerMinute = 250;

const stringsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(stringsIn);

const shapeOf = (text: string) => text.replace(/\d+/g, '0');
const wordsOf = (text: string) => text.split(/\s+/);
const isFigure = (word: string) => /\d/.test(word);

/**
 * Counts what somebody who knows the queue reads. The product's own words and what stood on an earlier card are known
 * at a glance; of a text that is known but for its figures, the figures are read; all else, word by word.
 */
export class Reader {
  words = 0;
  private readonly texts = new Set(stringsIn(kinds));
  private readonly shapes = new Set<string>();

  get ms(): number {
    return (this.words / wordsPerMinute) * 60_000;
  }

  read(texts: readonly string[]): void {
    for (const text of texts) {
      if (this.texts.has(text)) continue;
      const words = wordsOf(text);
      this.words += this.shapes.has(shapeOf(text)) ? words.filter(isFigure).length : words.length;
      this.texts.add(text);
      this.shapes.add(shapeOf(text));
    }
  }
}
