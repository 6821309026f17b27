import { statusLooks } from '@/components/ui/status';
import { type CsvCell, csvOf } from '@/lib/core/csv';
import type { TaskSummary } from '@/lib/tasks/schema-view';
import { taskStatusName } from './task-status';

/** Each column with what a row holds in it: what the table shows on a desk, and no number or time made shorter. */
const columns: Record<string, (task: TaskSummary) => CsvCell> = {
  Key: ({ key }) => key,
  Status: (task) => statusLooks[taskStatusName(task)].word,
  Title: ({ title }) => title,
  After: ({ dependsOn }) => dependsOn.map(({ key }) => key).join(' '),
  Blocked: ({ block }) => block && (block.reason || block.kind),
  Worker: ({ worker }) => worker?.name ?? null,
  'Attempts used': ({ attemptsUsed }) => attemptsUsed,
  'Attempts granted': ({ maxAttempts }) => maxAttempts,
  Proof: ({ proof }) => proof,
  Cost: ({ spent }) => Number(spent.money),
  Progressed: ({ lastProgressAt }) => lastProgressAt,
  Due: ({ dueAt }) => dueAt,
};

export const taskCsv = (tasks: readonly TaskSummary[]): string =>
  csvOf([Object.keys(columns), ...tasks.map((task) => Object.values(columns).map((read) => read(task)))]);
