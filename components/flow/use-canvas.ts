'use client';
import { useStore } from '@xyflow/react';
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { useDisplay } from '@/lib/client/display';
import { useNow } from '@/lib/client/slow-clock';
import { type Coloring, colorings, levelsOf } from '@/lib/graph/levels';
import type { GraphNode } from '@/lib/graph/schema';
import { detailAt, type FlowView } from './flow-context';
import type { GraphCanvasProps } from './graph-canvas';
import { useCursor } from './use-cursor';
import { useFirstView } from './use-first-view';
import type { Folds } from './use-folds';
import { useGraphDrawing } from './use-graph-drawing';
import { useGraphEditor } from './use-graph-editor';
import { usePageKeys } from './use-graph-keys';
import { useMoving } from './use-moving';

const nothing = () => {};
const noneMarked: ReadonlySet<string> = new Set();

/** Everything that the canvas knows and can do: the chosen task, what is drawn, what is edited, what is in sight. */
export function useCanvas(props: GraphCanvasProps) {
  const { graph, selectedId = null, onSelect = nothing, onAddTask, editable = false, showCost = false } = props;
  const root = useRef<HTMLDivElement>(null);
  const focus = useCallback(() => {
    root.current?.querySelector<HTMLElement>('.react-flow')?.focus({ preventScroll: true });
  }, []);
  const byId = useMemo(() => new Map(graph.nodes.map((node) => [node.id, node])), [graph.nodes]);
  const cursor = useCursor(byId, selectedId, onSelect);
  const { cursorId, moveTo } = cursor;
  const [finding, setFinding] = useState(false);
  const [showCriticalPath, setShowCriticalPath] = useState(false);
  const editor = useGraphEditor(props);
  const drawing = useGraphDrawing(graph, {
    cursorId,
    showCriticalPath,
    marked: props.marked ?? noneMarked,
  });
  const { fit, touch, hold, isPlaced } = useFirstView(graph, props.whole ?? false);
  const moving = useMoving(root);
  const detail = useStore((state) => detailAt(state.transform[2]));

  const show = (taskId: string) => {
    // First the focus, which by itself would go to the first task.
    focus();
    moveTo(taskId, { readable: true });
  };
  const wanted = useWanted(byId, show);
  const goTo = (taskId: string) => {
    setFinding(false);
    props.folds.reveal(taskId);
    wanted.want(taskId);
  };
  useSuccessor({ cursor, byId, folds: props.folds });
  const toCause = () => {
    const cause = byId.get(cursorId ?? '')?.cause ?? graph.nodes.find((node) => node.cause)?.cause;
    if (cause) goTo(cause.taskId);
  };
  const find = () => setFinding(true);
  const toggleCriticalPath = () => setShowCriticalPath((shown) => !shown);
  const { coloring, levels, nextColoring } = useColoring(graph.nodes);
  useImperativeHandle(props.ref, () => ({ fit, find, toggleCriticalPath, nextColoring }));
  const addTask = editable ? (onAddTask ?? null) : null;
  const fold = { milestoneId: byId.get(cursorId ?? '')?.milestoneId ?? null, folds: props.folds };
  usePageKeys({ fit, find, toggleCriticalPath, nextColoring, toCause, addTask, fold }, cursorId);

  const view = useFlowView({ editable, showCost, coloring, levels, focus, editor });
  return {
    root,
    cursor,
    editor,
    drawing,
    detail,
    moving,
    touch,
    hold,
    isPlaced,
    view,
    byId,
    finding,
    goTo,
    endFinding: () => setFinding(false),
  };
}

/** Shows a task as soon as it is drawn: one behind a fold is not yet when it is asked for. */
function useWanted(byId: ReadonlyMap<string, GraphNode>, show: (taskId: string) => void) {
  const [taskId, want] = useState<string | null>(null);
  useEffect(() => {
    if (taskId === null || !byId.has(taskId)) return;
    want(null);
    show(taskId);
  });
  return { want };
}

// Ages are told in hours: a minute more or less changes no level that anybody would miss.
const stepMs = 60_000;

/** What the ground of the tasks says; pressing on goes round. */
function useColoring(nodes: readonly GraphNode[]) {
  const [coloring, setColoring] = useState<Coloring>('status');
  const { nowMs } = useDisplay();
  const now = useNow(nowMs, stepMs);
  const levels = useMemo(() => levelsOf(nodes, coloring, now), [nodes, coloring, now]);
  const nextColoring = () =>
    setColoring((before) => colorings[(colorings.indexOf(before) + 1) % colorings.length] ?? 'status');
  return { coloring, levels, nextColoring };
}

type Standing = { cursor: ReturnType<typeof useCursor>; byId: ReadonlyMap<string, GraphNode>; folds: Folds };

/** The keyboard stays near where it was when its node is folded, unfolded or deleted. */
function useSuccessor({ cursor: { cursorId, moveTo }, byId, folds }: Standing): void {
  useEffect(() => {
    if (cursorId !== null && !byId.has(cursorId)) moveTo(folds.successorOf(cursorId), { silent: true });
  });
}

type ViewOptions = Pick<FlowView, 'editable' | 'showCost' | 'coloring' | 'levels'> & {
  focus: () => void;
  editor: Pick<ReturnType<typeof useGraphEditor>, 'renamingId' | 'endRename'>;
};

function useFlowView(options: ViewOptions): FlowView {
  const { editable, showCost, coloring, levels, focus } = options;
  const { renamingId, endRename } = options.editor;
  return useMemo(() => {
    const end: FlowView['endRename'] = (...ended) => {
      endRename(...ended);
      // The field held the focus and is gone; the keys of the canvas go on working.
      focus();
    };
    return { editable, showCost, coloring, levels, renamingId, endRename: end };
  }, [editable, showCost, coloring, levels, renamingId, endRename, focus]);
}
