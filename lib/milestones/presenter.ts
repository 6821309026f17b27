import type { TaskStatus } from '@/lib/tasks/schema';
import type { MilestoneView } from './schema';

type Row = { id: string; missionId: string; name: string; position: number; gate: boolean };
type Count = { status: TaskStatus; _count: number };

export function presentMilestone(row: Row, index: number, counts: readonly Count[]): MilestoneView {
  const counted = counts.filter(({ status }) => status !== 'cancelled' && status !== 'skipped');
  const sum = (some: readonly Count[]) => some.reduce((total, { _count }) => total + _count, 0);
  return {
    id: row.id,
    missionId: row.missionId,
    key: `M${index + 1}`,
    name: row.name,
    position: row.position,
    gate: row.gate,
    tasks: sum(counted),
    done: sum(counted.filter(({ status }) => status === 'done')),
  };
}
