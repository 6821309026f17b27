import { isSettled } from './rules';
import type { GraphEdge, TaskStatus } from './schema';

type Link = Pick<GraphEdge, 'from' | 'to'>;

/** Neighbours by task id, in the order of the links. */
export function indexLinks(links: readonly Link[]): { before: Map<string, string[]>; after: Map<string, string[]> } {
  const before = new Map<string, string[]>();
  const after = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, value: string) => {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  };
  for (const { from, to } of links) {
    add(after, from, to);
    add(before, to, from);
  }
  return { before, after };
}

/** Task ids so that each follows all it depends on; what lies on a circle comes last. Stable: ties keep their order. */
export function sortByDependency(ids: readonly string[], links: readonly Link[]): string[] {
  const known = new Set(ids);
  const open = new Map(ids.map((id) => [id, 0]));
  const inside = links.filter(({ from, to }) => known.has(from) && known.has(to));
  for (const { to } of inside) open.set(to, (open.get(to) ?? 0) + 1);
  const { after } = indexLinks(inside);
  const sorted = ids.filter((id) => open.get(id) === 0);
  for (const id of sorted) {
    for (const next of after.get(id) ?? []) {
      const left = (open.get(next) ?? 0) - 1;
      open.set(next, left);
      if (left === 0) sorted.push(next);
    }
  }
  if (sorted.length === ids.length) return sorted;
  const placed = new Set(sorted);
  return [...sorted, ...ids.filter((id) => !placed.has(id))];
}

/** The tasks of the circle that "`to` depends on `from`" would close, from `to` round to `to`; null when there is none. */
export function findCycle(links: readonly Link[], from: string, to: string): string[] | null {
  if (from === to) return [to, to];
  const { after } = indexLinks(links);
  const cameFrom = new Map<string, string>([[to, to]]);
  const queue = [to];
  for (const id of queue) {
    if (id === from) return walkBack(cameFrom, to, from);
    for (const next of after.get(id) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, id);
      queue.push(next);
    }
  }
  return null;
}

function walkBack(cameFrom: Map<string, string>, start: string, end: string): string[] {
  const path = [start];
  for (let id = end; id !== start; id = cameFrom.get(id) ?? start) path.splice(1, 0, id);
  return [start, ...path.slice(1), start];
}

type Weighed = { id: string; status: TaskStatus; pruned: boolean; estimateMinutes: number | null };

/**
 * The chain of open tasks that takes longest, first to last: by estimate where every open task has one, else by count.
 * Empty when nothing is open.
 */
export function findCriticalPath(nodes: readonly Weighed[], links: readonly Link[]): string[] {
  const open = nodes.filter((node) => !isSettled(node.status) && !node.pruned);
  const estimated = open.every((node) => node.estimateMinutes !== null);
  return findLongestChain(
    new Map(open.map(({ id, estimateMinutes }) => [id, estimated ? (estimateMinutes ?? 0) : 1])),
    links,
  ).path;
}

/** The heaviest chain along the links among what has a weight, first to last. Empty when nothing has. */
export function findLongestChain(
  weight: ReadonlyMap<string, number>,
  links: readonly Link[],
): { path: string[]; total: number } {
  const inside = links.filter(({ from, to }) => weight.has(from) && weight.has(to));
  const { before } = indexLinks(inside);
  const longest = new Map<string, { total: number; via: string | null }>();
  let end: string | null = null;
  for (const id of sortByDependency([...weight.keys()], inside)) {
    let best = { total: 0, via: null as string | null };
    for (const earlier of before.get(id) ?? []) {
      // On a circle, which folded groups may close, what was not weighed before does not lead here.
      const total = longest.get(earlier)?.total;
      if (total === undefined) continue;
      if (best.via === null || total > best.total) best = { total, via: earlier };
    }
    const here = { total: best.total + (weight.get(id) ?? 0), via: best.via };
    longest.set(id, here);
    if (end === null || here.total > (longest.get(end)?.total ?? 0)) end = id;
  }
  const path: string[] = [];
  for (let id = end; id !== null; id = longest.get(id)?.via ?? null) path.unshift(id);
  return { path, total: end === null ? 0 : (longest.get(end)?.total ?? 0) };
}
