import type { DiffLine } from '@/components/ui/diff-lines';

/** One text against another, by lines: struck what only the first has, added what only the second has. */
export const diffOfLines = (before: string, after: string): DiffLine[] => diffOf(before.split('\n'), after.split('\n'));

/** Pieces in their order, the shared ones once. */
export function diffOf(before: readonly string[], after: readonly string[]): DiffLine[] {
  const shared = commonLengths(before, after);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [one, other] = [before[i], after[j]];
    if (one !== undefined && one === other) {
      lines.push({ kind: 'same', text: one });
      i++;
      j++;
    } else if (one !== undefined && (other === undefined || (shared[i + 1]?.[j] ?? 0) >= (shared[i]?.[j + 1] ?? 0))) {
      lines.push({ kind: 'removed', text: one });
      i++;
    } else {
      lines.push({ kind: 'added', text: other ?? '' });
      j++;
    }
  }
  return lines;
}

// Two long texts cost the product of their lengths; beyond this one is shown whole after the other.
const mostCells = 4_000_000;

/** For each pair of places, how much of the rest the two share. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  if (before.length * after.length > mostCells) return [];
  const lengths: number[][] = Array.from({ length: before.length + 1 }, () => new Array(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const row = lengths[i] ?? [];
      row[j] =
        before[i] === after[j]
          ? 1 + (lengths[i + 1]?.[j + 1] ?? 0)
          : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  return lengths;
}
