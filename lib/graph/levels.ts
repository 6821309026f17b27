import { t } from '@/lib/core/words';
import type { GraphNode } from './schema';

/** What the ground of a task says: nothing, how much it has cost against the dearest, or how long it has stood still. */
export const colorings = ['status', 'cost', 'age'] as const;
export type Coloring = (typeof colorings)[number];

/** 0 where there is nothing to say; 4 is the most. */
export type Level = 0 | 1 | 2 | 3 | 4;

const hourMs = 3_600_000;
/** Up to these shares of the dearest task, and up to these ages, a task is of the level of its place. */
const shares = [0.1, 0.33, 0.66] as const;
const agesMs = [hourMs, 6 * hourMs, 24 * hourMs] as const;

export const levelWords: Record<Exclude<Coloring, 'status'>, readonly string[]> = {
  cost: [t`nothing`, t`up to 10 %`, t`up to 33 %`, t`up to 66 %`, t`up to the dearest`],
  age: [t`neither at work nor ready`, t`up to 1 h`, t`up to 6 h`, t`up to a day`, t`longer`],
};

const levelIn = (limits: readonly number[], value: number): Level =>
  (1 + limits.filter((limit) => value > limit).length) as Level;

/** Since when a task that could go on has not: its last progress while somebody has it, else since it was ready. */
export function standsSince({ status, ready, lastProgressAt, readyAt }: Standing): string | null {
  if (status === 'in_progress' || status === 'review' || status === 'blocked') return lastProgressAt;
  return ready ? readyAt : null;
}
type Standing = Pick<GraphNode, 'status' | 'ready' | 'lastProgressAt' | 'readyAt'>;

export const dearestOf = (nodes: readonly Pick<GraphNode, 'money'>[]): number =>
  nodes.reduce((most, { money }) => Math.max(most, Number(money ?? 0)), 0);

/** The level of every task by id; empty where the ground says nothing. */
export function levelsOf(nodes: readonly GraphNode[], coloring: Coloring, nowMs: number): ReadonlyMap<string, Level> {
  if (coloring === 'status') return new Map();
  const dearest = dearestOf(nodes);
  const level = (node: GraphNode): Level => {
    if (coloring === 'cost') return node.money === null ? 0 : levelIn(shares, Number(node.money) / dearest);
    const since = standsSince(node);
    return since === null ? 0 : levelIn(agesMs, nowMs - Date.parse(since));
  };
  return new Map(nodes.map((node) => [node.id, level(node)]));
}
