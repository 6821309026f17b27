import { markedPieces } from '@/lib/search/rules';

/** A text with what is looked for marked in it. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  let at = 0;
  return markedPieces(text, words).map((piece) => {
    const key = at;
    at += piece.text.length;
    if (!piece.marked) return <span key={key}>{piece.text}</span>;
    return (
      <mark key={key} className="bg-s3 text-inherit shadow-[inset_0_-2px_0_var(--ink-3)]">
        {piece.text}
      </mark>
    );
  });
}
