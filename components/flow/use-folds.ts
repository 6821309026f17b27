'use client';
import { useCallback, useMemo, useState } from 'react';
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
  const place = `mc.folds ${graph.missionId}`;
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => readFolds(place) ?? firstFolds(graph));
  const change = useCallback(
    (next: ReadonlySet<string>) => {
      setFolded(next);
      localStorage.setItem(place, JSON.stringify([...next]));
    },
    [place],
  );
  return [folded, change] as const;
}

const firstFolds = ({ nodes, milestones }: MissionGraph): ReadonlySet<string> =>
  new Set(nodes.length > mostUnfolded ? milestones.map(({ id }) => id) : []);

function readFolds(place: string): ReadonlySet<string> | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
    return Array.isArray(kept) ? new Set(kept.filter((id) => typeof id === 'string')) : null;
  } catch {
    // What is no JSON was not kept by us.
    return null;
  }
}
