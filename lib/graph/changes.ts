import { t } from '@/lib/core/words';
import { statusWord } from './describe';
import type { GraphNode } from './schema';

type Standing = Pick<GraphNode, 'id' | 'key' | 'status' | 'ready'>;

// More at once would be read out for longer than it stays true.
const mostNamed = 3;

const words = (task: Standing): string =>
  t`${task.key} is ${task.status === 'review' ? t`in review` : statusWord(task)}`;

/** How every task stands, by its id. */
export const standings = (tasks: readonly Standing[]): Map<string, string> =>
  new Map(tasks.map((task) => [task.id, statusWord(task)]));

/** Which tasks stand otherwise than before: "T8 is done, T9 is ready", or "12 tasks changed"; empty where none does. */
export function changeWords(before: ReadonlyMap<string, string>, tasks: readonly Standing[]): string {
  const changed = tasks.filter((task) => before.has(task.id) && before.get(task.id) !== statusWord(task));
  return changed.length > mostNamed ? t`${changed.length} tasks changed` : changed.map(words).join(', ');
}
