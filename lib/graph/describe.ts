import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import type { GraphNode } from './schema';

/** The word beside a task's glyph. */
export const statusWord = (node: Pick<GraphNode, 'status' | 'ready'>): string =>
  node.ready ? t`ready` : termOf(node.status);

/** Attempts used of those allowed, only once there was more than one; null before. */
export function attemptsWord(node: Pick<GraphNode, 'attemptNumber' | 'attemptsUsed' | 'maxAttempts'>): string | null {
  return node.attemptNumber > 1 ? `${node.attemptsUsed}/${node.maxAttempts}` : null;
}

/** What a task waits for, short enough for its third line: "after T1, T2 +3". */
export function waitsWord(keys: readonly string[]): string | null {
  if (keys.length === 0) return null;
  return t`after ${keys.slice(0, 2).join(', ')}${keys.length > 2 ? ` +${keys.length - 2}` : ''}`;
}

/** The cause as a task on its chain names it, or, where it lies, says it. */
export function causeWord(node: Pick<GraphNode, 'id' | 'cause'>): string | null {
  if (!node.cause) return null;
  return node.cause.taskId === node.id ? node.cause.words : t`cause ${node.cause.key}`;
}

/** Everything that the drawing says of a task, as one sentence for those who do not see it. */
export function describeNode(node: GraphNode): string {
  const parts = [`${node.key} ${node.title}`, node.kind === 'validation' ? t`validation` : null, statusWord(node)];
  if (node.status === 'done' && node.proof !== 'none') parts.push(termOf(node.proof));
  if (node.pruned) parts.push(t`pruned`);
  if (node.worker) parts.push(t`by ${node.worker.name}`);
  if (node.attemptNumber > 1) parts.push(t`${node.attemptsUsed} of ${node.maxAttempts} attempts used`);
  if (node.cause) {
    const where = node.cause.taskId === node.id ? '' : t` at ${node.cause.key}`;
    parts.push(t`held up${where}: ${node.cause.words}`);
  } else if (node.waitsFor.length > 0) parts.push(t`waits for ${node.waitsFor.join(', ')}`);
  return parts.filter((part) => part !== null).join(', ');
}
