import type { TapeItem } from '@/components/ui/tape-marks';
import type { MissionSummary } from '@/lib/missions/schema';

const inOrder = ['done', 'skipped', 'failed', 'blocked', 'review', 'in_progress', 'todo', 'cancelled'] as const;

/** A tape from counts alone, for lists: what is settled first, then what moves, then what waits. */
export function tapeOfCounts({ counts, ready }: Pick<MissionSummary, 'counts' | 'ready'>): TapeItem[] {
  return inOrder.flatMap((status) => {
    const marks: TapeItem[] = Array.from({ length: counts[status] }, () => status);
    if (status === 'todo') for (let i = 0; i < Math.min(ready, marks.length); i++) marks[i] = 'ready';
    return marks;
  });
}
