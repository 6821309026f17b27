'use client';
import { useEffect, useRef } from 'react';
import { GraphCanvas } from './graph-canvas';
import type { MissionGraphProps } from './mission-graph';
import { useFolds } from './use-folds';

/** The canvas of a graph in which milestones can be folded: outside of it there are only tasks. */
export function FoldedCanvas(props: MissionGraphProps) {
  const { graph, selectedId = null, onSelect, onOpen, onMark, onDelete, onAddTask } = props;
  const folds = useFolds(graph);
  const { isHidden, reveal, tasksOf } = folds;
  // What the page selects is not left behind a fold; who folds it away afterwards means it.
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (selectedId !== null && selectedId !== shown.current) reveal(selectedId);
    shown.current = selectedId;
  }, [selectedId, reveal]);
  return (
    <GraphCanvas
      {...props}
      graph={folds.drawn}
      tasks={graph.nodes}
      folds={folds}
      selectedId={selectedId !== null && isHidden(selectedId) ? null : selectedId}
      onSelect={onSelect && ((id) => !folds.isFolded(id) && onSelect(id))}
      onOpen={(id) => (folds.isFolded(id) ? folds.toggle(id) : onOpen?.(id))}
      onMark={onMark && ((ids, way) => onMark(ids.flatMap(tasksOf), way))}
      onDelete={onDelete && ((ids) => onDelete(ids.flatMap(tasksOf)))}
      onAddTask={onAddTask && ((afterId) => onAddTask(folds.isFolded(afterId ?? null) ? undefined : afterId))}
    />
  );
}
