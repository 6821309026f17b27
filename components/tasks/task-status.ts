import type { StatusName } from '@/components/ui/status';
import type { TaskSummary } from '@/lib/tasks/schema-view';

/** The glyph of a task: ready is a todo that can be claimed, proved a done task whose evidence the server verified. */
export function taskStatusName(task: Pick<TaskSummary, 'status' | 'ready' | 'proof'>): StatusName {
  if (task.status === 'todo' && task.ready) return 'ready';
  if (task.status === 'done' && task.proof === 'verified') return 'proved';
  return task.status;
}
