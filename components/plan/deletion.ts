import { plural, t } from '@/lib/core/words';
import type { MissionGraph } from '@/lib/graph/schema';

// More keys than that are counted, not read.
const mostNamed = 8;

const listed = (keys: readonly string[]): string =>
  keys.length > mostNamed
    ? t`${keys.slice(0, mostNamed).join(', ')} and ${keys.length - mostNamed} more`
    : keys.join(', ');

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
  const what = plural(ids.size, { one: t`1 task`, other: t`${ids.size} tasks` });
  return [
    ...(fulfilled.length === 1 ? [t`${listed(fulfilled)} loses the task that fulfils it.`] : []),
    ...(fulfilled.length > 1 ? [t`${listed(fulfilled)} lose the tasks that fulfil them.`] : []),
    ...(freed.length > 0
      ? [
          plural(freed.length, {
            one: t`${listed(freed)} then waits for nothing.`,
            other: t`${listed(freed)} then wait for nothing.`,
          }),
        ]
      : []),
    touching.length > 0
      ? t`${what} and ${plural(touching.length, { one: t`1 dependency`, other: t`${touching.length} dependencies` })} go.`
      : plural(ids.size, { one: t`1 task goes.`, other: t`${ids.size} tasks go.` }),
    t`You can undo it.`,
  ];
}
