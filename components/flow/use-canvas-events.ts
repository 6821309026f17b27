'use client';
import { type NodeMouseHandler, useReactFlow, useStoreApi } from '@xyflow/react';
import type { FocusEvent, MouseEvent } from 'react';
import type { Route } from '@/lib/graph/route';
import type { TaskFlowNode } from './flow-nodes';
import type { GraphCanvasProps, Selecting } from './graph-canvas';
import type { MissionGraphProps } from './mission-graph';
import { taskElementId } from './task-node';
import type { useCursor } from './use-cursor';
import { isPane, useEdgeAt } from './use-edge-at';
import type { useGraphEditor } from './use-graph-editor';
import { useCanvasKeys } from './use-graph-keys';

type Options = {
  props: GraphCanvasProps;
  routes: readonly Route[];
  cursor: ReturnType<typeof useCursor>;
  editor: ReturnType<typeof useGraphEditor>;
  /** While it is on, a press marks and nothing is opened, added or renamed by it. */
  selecting: Selecting | null;
  isFar: boolean;
};

/** What the canvas does on keys, presses and focus. */
export function useCanvasEvents({ props, routes, cursor: { cursorId, moveTo }, editor, selecting, isFar }: Options) {
  const {
    graph,
    selectedId = null,
    onSelect,
    onOpen,
    onAddTask,
    onRename,
    onConnect,
    onMark,
    editable = false,
  } = props;
  const store = useStoreApi();
  const taskAt = useTaskAt(graph, isFar);
  const edgeAt = useEdgeAt(routes);
  const open = (taskId: string) => {
    if (!editor.edge.drawTo(taskId, pointBelow(cursorId))) onOpen?.(taskId);
  };
  const onKeyDown = useCanvasKeys({
    graph,
    cursorId,
    moveTo,
    open,
    // One step at a time: what is in the hand, what is open, what is chosen.
    escape: editor.isBusy
      ? editor.leave
      : props.marked?.size
        ? () => onMark?.([], 'clear')
        : selecting?.on
          ? selecting.toggle
          : selectedId !== null
            ? () => onSelect?.(null)
            : cursorId === null
              ? null
              : () => moveTo(null),
    rename: editable && onRename && !isFolded(graph, cursorId) ? editor.setRenamingId : null,
    draw: editable && onConnect && cursorId !== null ? () => editor.edge.setFromId(cursorId) : null,
    remove: editor.pickedId === null ? deletion(props, cursorId) : editor.removePicked,
    mark: onMark ?? null,
  });
  const choose = (taskId: string, event: MouseEvent) => {
    const marks = (event.shiftKey || selecting?.on) && onMark !== undefined;
    moveTo(taskId, { silent: marks });
    if (marks) onMark([taskId], 'toggle');
    else open(taskId);
  };
  const onNodeClick: NodeMouseHandler<TaskFlowNode> = (event, node) => choose(node.id, event);
  const onNodeDoubleClick: NodeMouseHandler<TaskFlowNode> = (_, node) => {
    if (editable && onRename && !selecting?.on && !node.data.task.folded) editor.setRenamingId(node.id);
  };
  const onClick = (event: MouseEvent) => {
    const afar = taskAt(event);
    if (afar) choose(afar.id, event);
    if (editable) editor.setPickedId((!afar && edgeAt(event.nativeEvent)?.id) || null);
    store.getState().domNode?.focus({ preventScroll: true });
  };
  const onDoubleClick = (event: MouseEvent) => {
    const afar = taskAt(event);
    if (afar) moveTo(afar.id, { readable: true });
    else if (editable && !selecting?.on && isPane(event.target)) onAddTask?.();
  };
  const onFocus = ({ target, currentTarget }: FocusEvent) => {
    // A hand that presses on the canvas chooses by itself, and nothing may move under it.
    const byKeyboard = target === currentTarget && target.matches(':focus-visible');
    if (byKeyboard && cursorId === null) moveTo(graph.nodes[0]?.id ?? null, { silent: true });
  };
  return { onKeyDown, onClick, onDoubleClick, onFocus, onNodeClick, onNodeDoubleClick };
}

const isFolded = ({ nodes }: GraphCanvasProps['graph'], id: string | null): boolean =>
  nodes.some((node) => node.id === id && node.folded);

/** What Delete does to tasks: to the marked ones, else to the one that the keyboard is on. */
function deletion({ marked, onDelete }: GraphCanvasProps, cursorId: string | null): (() => void) | null {
  const ids = marked?.size ? [...marked] : cursorId === null ? [] : [cursorId];
  return onDelete && ids.length > 0 ? () => onDelete(ids) : null;
}

/** In the overview tasks are no elements; the one under the pointer is found by its place. */
function useTaskAt(graph: MissionGraphProps['graph'], isFar: boolean) {
  const { screenToFlowPosition } = useReactFlow();
  return (event: MouseEvent) => {
    if (!isFar) return undefined;
    const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const isUnder = (from: number, length: number, at: number) => at >= from && at <= from + length;
    return graph.nodes.find((task) => isUnder(task.x, task.width, x) && isUnder(task.y, task.height, y));
  };
}

function pointBelow(taskId: string | null): { x: number; y: number } {
  const box = taskId === null ? null : document.getElementById(taskElementId(taskId))?.getBoundingClientRect();
  return { x: box?.left ?? 0, y: box?.bottom ?? 0 };
}
