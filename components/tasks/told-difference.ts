import { diffOfLines } from '@/components/plan/line-diff';
import type { DiffLine } from '@/components/ui/diff-lines';
import { t } from '@/lib/core/words';
import { partNames } from './told-parts';

export type Difference = { part: string; lines: DiffLine[] };

/** Around what changed, so that a reader sees where it stands. */
const linesAround = 2;

const partsOf = (context: unknown): Record<string, unknown> =>
  typeof context === 'object' && context !== null ? { ...context } : {};
const written = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value, null, 2));

/** What differs between two contexts, part by part; empty where both were told the same. */
export function toldDifferences(before: unknown, after: unknown): Difference[] {
  const [older, newer] = [partsOf(before), partsOf(after)];
  return [...new Set([...Object.keys(older), ...Object.keys(newer)])]
    .map((key) => ({ key, was: written(older[key]), is: written(newer[key]) }))
    .filter(({ was, is }) => was !== is)
    .map(({ key, was, is }) => ({ part: partNames[key] ?? key, lines: folded(diffOfLines(was, is)) }));
}

/** Long runs of equal lines as one line that counts them. */
function folded(lines: readonly DiffLine[]): DiffLine[] {
  const isNear = (index: number) =>
    lines.slice(Math.max(0, index - linesAround), index + linesAround + 1).some(({ kind }) => kind !== 'same');
  const kept: DiffLine[] = [];
  let left = 0;
  const close = () => {
    if (left > 0) kept.push({ kind: 'same', text: t`… ${left} equal lines` });
    left = 0;
  };
  for (const [index, line] of lines.entries()) {
    if (!isNear(index)) {
      left++;
      continue;
    }
    close();
    kept.push(line);
  }
  close();
  return kept;
}
