'use client';
import { useCallback, useState } from 'react';
import type { MissionGraphProps } from './mission-graph';
import { useDrawingEdge } from './use-drawing-edge';

/** What is being edited right now: the picked edge, the title under the pen, the edge in the hand. */
export function useGraphEditor({ graph, onAddTask, onConnect, onRemoveEdge, onRename }: MissionGraphProps) {
  const [pickedId, setPickedId] = useState<string | null>(null);
  const [renamingId, setRenamingId] = useState<string | null>(null);
  const edge = useDrawingEdge({ graph, onConnect, onAddTask });

  const removeEdge = useCallback(
    (from: string, to: string) => {
      setPickedId(null);
      onRemoveEdge?.(from, to);
    },
    [onRemoveEdge],
  );
  const removePicked = () => {
    const [from, to] = pickedId?.split('>') ?? [];
    if (from && to) removeEdge(from, to);
  };
  const endRename = useCallback(
    (taskId: string, title: string | null, before: string) => {
      setRenamingId(null);
      if (title !== null) onRename?.(taskId, title, before);
    },
    [onRename],
  );
  const leave = () => {
    setPickedId(null);
    edge.setFromId(null);
  };
  const isBusy = pickedId !== null || edge.fromId !== null;
  return {
    pickedId,
    setPickedId,
    renamingId,
    setRenamingId,
    edge,
    removeEdge,
    removePicked,
    endRename,
    leave,
    isBusy,
  };
}
