import { diffOf } from '@/components/plan/line-diff';

export type Mark = { kind: 'same' | 'added' | 'removed'; text: string };

/** One sentence against the one before it, word by word; runs of the same kind stand together. */
export function diffOfWords(before: string, after: string): Mark[] {
  const marks: Mark[] = [];
  for (const { kind, text } of diffOf(wordsIn(before), wordsIn(after))) {
    const last = marks.at(-1);
    if (last?.kind === kind) last.text += text;
    else marks.push({ kind, text });
  }
  return marks;
}

// A word keeps the space behind it, so that the pieces join into the sentence again.
const wordsIn = (sentence: string): string[] => sentence.match(/\S+\s*|\s+/g) ?? [];
