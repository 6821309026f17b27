'use client';
import { useCallback, useMemo } from 'react';
import { isListOfTexts, usePreference } from '@/lib/client/use-preference';
import { type DrawnGraph, foldGraph } from '@/lib/graph/fold';
import type { MissionGraph } from '@/lib/graph/schema';

// More tasks than that cannot be overseen at once: they begin as their milestones.
const mostUnfolded = 2_000;

export type Folds = ReturnType<typeof useFolds>;

/** Which milestones of a mission are folded into one node each; this browser remembers. */
export function useFolds(graph: MissionGraph) {
  const [folded, change] = useKeptFolds(graph);
  const drawn = useMemo<DrawnGraph>(() => foldGraph(graph, folded), [graph, folded]);
  const milestoneOf = useMemo(() => new Map(graph.nodes.map((node) => [node.id, node.milestoneId])), [graph.nodes]);
  const foldedTasks = useMemo(
    () => new Map(drawn.nodes.flatMap((node) => (node.folded ? [[node.id, node.folded.tasks] as const] : []))),
    [drawn],
  );
  /** The folded milestone behind which a task is not seen. */
  const foldOver = useCallback(
    (taskId: string) => {
      const milestoneId = milestoneOf.get(taskId);
      return milestoneId && folded.has(milestoneId) ? milestoneId : null;
    },
    [milestoneOf, folded],
  );
  const toggle = useCallback(
    (milestoneId: string) => {
      const others = [...folded].filter((id) => id !== milestoneId);
      change(new Set(folded.has(milestoneId) ? others : [...others, milestoneId]));
    },
    [folded, change],
  );
  const reveal = useCallback(
    (taskId: string) => {
      const over = foldOver(taskId);
      if (over !== null) toggle(over);
    },
    [foldOver, toggle],
  );
  return {
    drawn,
    folded,
    toggle,
    toggleAll: () => change(new Set(folded.size > 0 ? [] : graph.milestones.map(({ id }) => id))),
    reveal,
    isHidden: (taskId: string) => foldOver(taskId) !== null,
    isFolded: (id: string | null) => id !== null && foldedTasks.has(id),
    /** The tasks behind a fold; a task is itself. */
    tasksOf: (id: string): readonly string[] => foldedTasks.get(id) ?? [id],
    /** Where the keyboard goes when the node that it was on was folded or unfolded away. */
    successorOf: (id: string): string | null =>
      foldOver(id) ?? graph.nodes.find(({ milestoneId }) => milestoneId === id)?.id ?? null,
  };
}

function useKeptFolds(graph: MissionGraph) {
  const { missionId } = graph;
  const [kept, keep] = usePreference<string[] | null>(`folds ${missionId}`, isListOfTexts, null);
  // A graph that grows meanwhile is not folded under the reader's eyes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: decided once for each mission
  const first = useMemo(() => firstFolds(graph), [missionId]);
  const folded = useMemo<ReadonlySet<string>>(() => (kept ? new Set(kept) : first), [kept, first]);
  const change = useCallback((next: ReadonlySet<string>) => keep([...next]), [keep]);
  return [folded, change] as const;
}

const firstFolds = ({ nodes, milestones }: MissionGraph): ReadonlySet<string> =>
  new Set(nodes.length > mostUnfolded ? milestones.map(({ id }) => id) : []);
