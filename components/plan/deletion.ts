import type { MissionGraph } from '@/lib/graph/schema';

// More keys than that are counted, not read.
const mostNamed = 8;

const listed = (keys: readonly string[]): string =>
  keys.length > mostNamed
    ? `${keys.slice(0, mostNamed).join(', ')} and ${keys.length - mostNamed} more`
    : keys.join(', ');
const counted = (count: number, noun: string): string =>
  count === 1 ? `1 ${noun}` : `${count} ${noun.replace(/y$/, 'ie')}s`;

/** What deleting these tasks does, one sentence each, worst first; `fulfilled` are the assertions that they fulfil. */
export function consequencesOf(
  { nodes, edges }: Pick<MissionGraph, 'nodes' | 'edges'>,
  ids: ReadonlySet<string>,
  fulfilled: readonly string[],
): string[] {
  const touching = edges.filter(({ from, to }) => ids.has(from) || ids.has(to));
  const behind = new Set(touching.filter(({ to }) => !ids.has(to)).map(({ to }) => to));
  for (const { from, to } of edges) if (!ids.has(from)) behind.delete(to);
  const freed = nodes.filter(({ id }) => behind.has(id)).map(({ key }) => key);
  const what = counted(ids.size, 'task');
  return [
    ...(fulfilled.length === 1 ? [`${listed(fulfilled)} loses the task that fulfils it.`] : []),
    ...(fulfilled.length > 1 ? [`${listed(fulfilled)} lose the tasks that fulfil them.`] : []),
    ...(freed.length > 0 ? [`${listed(freed)} then wait${freed.length === 1 ? 's' : ''} for nothing.`] : []),
    touching.length > 0
      ? `${what} and ${counted(touching.length, 'dependency')} go.`
      : `${what} go${ids.size === 1 ? 'es' : ''}.`,
    'You can undo it.',
  ];
}
