import type { StatusName, Tone } from '@/components/ui/status';
import type { GraphNode } from '@/lib/graph/schema';

/** The glyph of a task: ready is a todo that can be claimed, proved a done task whose evidence the server verified. */
export function statusName(task: Pick<GraphNode, 'status' | 'ready' | 'proof'>): StatusName {
  if (task.ready) return 'ready';
  if (task.status === 'done' && task.proof === 'verified') return 'proved';
  return task.status;
}

/** The colour family of a task in the drawing. A lit chain takes the colour of its cause. */
export type Life = 'person' | 'fault' | 'outside' | 'live' | 'proved' | 'done' | 'ready' | 'todo' | 'off';

export function lifeOf(task: Pick<GraphNode, 'status' | 'ready' | 'proof' | 'cause' | 'pruned'>): Life {
  if (task.pruned || task.status === 'cancelled' || task.status === 'skipped') return 'off';
  if (task.cause) return task.cause.kind;
  if (task.status === 'in_progress' || task.status === 'review') return 'live';
  if (task.status === 'done') return task.proof === 'verified' ? 'proved' : 'done';
  if (task.status === 'failed') return 'fault';
  if (task.status === 'blocked') return 'outside';
  return task.ready ? 'ready' : 'todo';
}

const causeTones = { person: 'lamp', fault: 'fault', outside: 'ink-2' } as const;

/** On a lit chain a glyph takes the colour of the cause; undefined where there is none. */
export function causeTone({ cause }: Pick<GraphNode, 'cause'>): Tone | undefined {
  if (!cause) return undefined;
  return causeTones[cause.kind];
}
