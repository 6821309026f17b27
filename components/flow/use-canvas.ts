'use client';
import { useStore } from '@xyflow/react';
import { useCallback, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { detailAt, type FlowView } from './flow-context';
import type { MissionGraphProps } from './mission-graph';
import { useCursor } from './use-cursor';
import { useFirstView } from './use-first-view';
import { useGraphDrawing } from './use-graph-drawing';
import { useGraphEditor } from './use-graph-editor';
import { usePageKeys } from './use-graph-keys';

const nothing = () => {};
const noneMarked: ReadonlySet<string> = new Set();

/** Everything that the canvas knows and can do: the chosen task, what is drawn, what is edited, what is in sight. */
export function useCanvas(props: MissionGraphProps) {
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
    editable,
    marked: props.marked ?? noneMarked,
  });
  const { fit, touch } = useFirstView(graph, props.whole ?? false);
  const detail = useStore((state) => detailAt(state.transform[2]));

  const goTo = (taskId: string) => {
    setFinding(false);
    moveTo(taskId, { readable: true });
    focus();
  };
  const toCause = () => {
    const cause = byId.get(cursorId ?? '')?.cause ?? graph.nodes.find((node) => node.cause)?.cause;
    if (cause) goTo(cause.taskId);
  };
  const find = () => setFinding(true);
  const toggleCriticalPath = () => setShowCriticalPath((shown) => !shown);
  useImperativeHandle(props.ref, () => ({ fit, find, toggleCriticalPath }));
  usePageKeys({ fit, find, toggleCriticalPath, toCause, addTask: editable ? (onAddTask ?? null) : null }, cursorId);

  const view = useFlowView({ editable, showCost, focus, editor });
  return {
    root,
    cursor,
    editor,
    drawing,
    detail,
    touch,
    view,
    byId,
    finding,
    goTo,
    endFinding: () => setFinding(false),
  };
}

type ViewOptions = Pick<FlowView, 'editable' | 'showCost'> & {
  focus: () => void;
  editor: Pick<ReturnType<typeof useGraphEditor>, 'renamingId' | 'endRename'>;
};

function useFlowView({ editable, showCost, focus, editor: { renamingId, endRename } }: ViewOptions): FlowView {
  return useMemo(() => {
    const end = (taskId: string, title: string | null) => {
      endRename(taskId, title);
      // The field held the focus and is gone; the keys of the canvas go on working.
      focus();
    };
    return { editable, showCost, renamingId, endRename: end };
  }, [editable, showCost, renamingId, endRename, focus]);
}
