'use client';
import { useCallback, useMemo, useState } from 'react';
import type { MarkWay } from '@/components/flow/mission-graph';
import type { ChosenTasks } from '@/components/tasks/use-task-selection';
import type { GraphNode } from '@/lib/graph/schema';

export type GraphMarks = ChosenTasks & {
  ids: ReadonlySet<string>;
  mark: (taskIds: readonly string[], way: MarkWay) => void;
};

/** The tasks of a graph that are marked to be changed together. What is no longer there is not marked either. */
export function useGraphMarks(nodes: readonly GraphNode[]): GraphMarks {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(() => nodes.filter(({ id }) => chosen.has(id)), [nodes, chosen]);
  const ids = useMemo(() => new Set(selected.map(({ id }) => id)), [selected]);
  const mark = useCallback(
    (taskIds: readonly string[], way: MarkWay) =>
      setChosen((before) => {
        if (way === 'clear') return new Set();
        const isTakenBack = (id: string) => way === 'toggle' && taskIds.includes(id) && before.has(id);
        return new Set([...before, ...taskIds].filter((id) => !isTakenBack(id)));
      }),
    [],
  );
  const leaveOut = useCallback(
    (taskIds: readonly string[]) => setChosen((before) => new Set([...before].filter((id) => !taskIds.includes(id)))),
    [],
  );
  return { selected, ids, mark, leaveOut };
}
