'use client';
import { useReactFlow } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import { useHotkeys } from '@/lib/client/hotkeys';
import { t } from '@/lib/core/words';
import type { MissionGraph } from '@/lib/graph/schema';
import { type Direction, stepFrom } from '@/lib/graph/walk';
import type { MarkWay } from './mission-graph';
import type { Folds } from './use-folds';

const group = t`Graph`;
const arrows: Record<string, Direction> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

type Actions = {
  fit: () => void;
  find: () => void;
  toggleCriticalPath: () => void;
  nextColoring: () => void;
  toCause: () => void;
  addTask: ((afterTaskId?: string) => void) | null;
  /** The milestone at the keyboard. */
  fold: { milestoneId: string | null; folds: Folds };
};

/** The keys that work wherever the page's focus is. */
export function usePageKeys(actions: Actions, cursorId: string | null) {
  const { fit, find, toggleCriticalPath, nextColoring, toCause, addTask, fold } = actions;
  const { milestoneId, folds } = fold;
  const editing = addTask
    ? [{ keys: 'n', label: t`Add a task after the chosen one`, group, run: () => addTask(cursorId ?? undefined) }]
    : [];
  useHotkeys([
    { keys: 'f', label: t`Fit the graph`, group, run: fit },
    { keys: '/', label: t`Find a task`, group, run: find },
    { keys: 'c', label: t`Light the critical path`, group, run: toggleCriticalPath },
    { keys: 'shift+c', label: t`Shade by cost, by age, not at all`, group, run: nextColoring },
    { keys: '.', label: t`Go to the true cause`, group, run: toCause },
    {
      keys: 'm',
      label: t`Fold or unfold the milestone`,
      group,
      when: () => milestoneId !== null,
      run: () => milestoneId && folds.toggle(milestoneId),
    },
    {
      keys: 'shift+m',
      label: t`Fold or unfold all milestones`,
      group,
      when: () => folds.drawn.milestones.length > 0,
      run: folds.toggleAll,
    },
    ...editing,
  ]);
}

type Canvas = {
  graph: MissionGraph;
  cursorId: string | null;
  moveTo: (id: string | null) => void;
  open: (id: string) => void;
  escape: (() => void) | null;
  rename: ((id: string) => void) | null;
  draw: (() => void) | null;
  /** The picked edge, else tasks. */
  remove: (() => void) | null;
  mark: ((ids: readonly string[], way: MarkWay) => void) | null;
};

/** The keys that work while the focus is in the canvas. */
export function useCanvasKeys(canvas: Canvas): (event: KeyboardEvent) => void {
  const { zoomIn, zoomOut } = useReactFlow();
  return (event) => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const held = event.metaKey || event.ctrlKey;
    const run = held ? markAll(event.key, canvas) : actionFor(event, canvas, zoomIn, zoomOut);
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
}

const markAll = (key: string, { graph, mark }: Canvas): (() => void) | null =>
  key.toLowerCase() === 'a' && mark
    ? () =>
        mark(
          graph.nodes.map(({ id }) => id),
          'add',
        )
    : null;

type Pressed = { key: string; shiftKey: boolean };

function actionFor(
  { key, shiftKey }: Pressed,
  canvas: Canvas,
  zoomIn: () => void,
  zoomOut: () => void,
): (() => unknown) | null {
  const { graph, cursorId, moveTo, mark } = canvas;
  const direction = arrows[key];
  if (direction) {
    const next = cursorId === null ? graph.nodes[0]?.id : stepFrom(cursorId, direction, graph.nodes, graph.edges);
    return () => {
      if (!next) return;
      // With Shift the way is marked.
      if (shiftKey) mark?.(cursorId === null ? [next] : [cursorId, next], 'add');
      moveTo(next);
    };
  }
  if (key === 'Home') return () => moveTo(graph.nodes[0]?.id ?? null);
  if (key === 'End') return () => moveTo(graph.nodes.at(-1)?.id ?? null);
  if (key === '+' || key === '=') return zoomIn;
  if (key === '-') return zoomOut;
  if (key === 'Escape') return canvas.escape;
  if (cursorId !== null && key === 'Enter') return () => canvas.open(cursorId);
  if (cursorId !== null && key === 'F2' && canvas.rename) return () => canvas.rename?.(cursorId);
  if (cursorId !== null && key.toLowerCase() === 'e') return canvas.draw;
  if (cursorId !== null && mark && (key === ' ' || key.toLowerCase() === 'x')) return () => mark([cursorId], 'toggle');
  if (key === 'Delete' || key === 'Backspace') return canvas.remove;
  return null;
}
