'use client';
import { Background, ReactFlow, useReactFlow, useStoreApi } from '@xyflow/react';
import { type MouseEvent, useRef } from 'react';
import { BranchLanes } from './branch-lanes';
import { CauseFlags } from './cause-flags';
import { ConnectionLine } from './connection-line';
import { DependencyEdges } from './dependency-edges';
import { EdgeRemovers } from './edge-removers';
import type { TaskFlowNode } from './flow-nodes';
import type { MissionGraphProps } from './mission-graph';
import { TaskNode, taskElementId } from './task-node';
import { TaskOverview } from './task-overview';
import type { useCursor } from './use-cursor';
import type { useGraphDrawing } from './use-graph-drawing';
import type { useGraphEditor } from './use-graph-editor';
import { useCanvasKeys } from './use-graph-keys';

const nodeTypes = { task: TaskNode };

type Props = {
  props: MissionGraphProps;
  cursor: ReturnType<typeof useCursor>;
  editor: ReturnType<typeof useGraphEditor>;
  drawing: ReturnType<typeof useGraphDrawing>;
  onUserMove: (event: unknown) => void;
  /** Too far away to read tasks: they are drawn as an overview, and only the chosen one is an element. */
  isFar: boolean;
};

/** The canvas proper: one focus, arrow keys along edges, and React Flow for pan, zoom and drawing. */
export function TaskFlow({ props, cursor, editor, drawing, onUserMove, isFar }: Props) {
  const { graph, label, onOpen, onAddTask, editable = false } = props;
  const { cursorId, moveTo } = cursor;
  const open = (taskId: string) => choose(taskId, editor, cursorPoint(cursorId), () => onOpen?.(taskId));
  const onKeyDown = useCanvasKeys({
    graph,
    cursorId,
    moveTo,
    open,
    escape: () => (editor.isBusy ? editor.leave() : moveTo(null)),
    rename: editable && props.onRename ? editor.setRenamingId : null,
    draw: editable && props.onConnect && cursorId !== null ? () => editor.edge.setFromId(cursorId) : null,
    removePicked: editor.pickedId === null ? null : editor.removePicked,
  });
  const store = useStoreApi();
  const { screenToFlowPosition } = useReactFlow();
  const taskAt = (event: MouseEvent) => {
    const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    return graph.nodes.find(
      (task) => x >= task.x && x <= task.x + task.width && y >= task.y && y <= task.y + task.height,
    );
  };
  // Once drawn, the overview stays and is only hidden: crossing the threshold again costs nothing.
  const wasFar = useRef(false);
  wasFar.current ||= isFar;
  const press = (event: MouseEvent) => {
    const afar = isFar ? taskAt(event) : null;
    if (afar) {
      moveTo(afar.id);
      open(afar.id);
    }
    const edge = event.target instanceof Element ? event.target.getAttribute('data-edge') : null;
    if (editable) editor.setPickedId(edge);
    store.getState().domNode?.focus({ preventScroll: true });
  };
  const doublePress = (event: MouseEvent) => {
    const onPane = event.target instanceof Element && event.target.classList.contains('react-flow__pane');
    const afar = isFar ? taskAt(event) : null;
    if (afar) moveTo(afar.id, { readable: true });
    else if (editable && onPane) onAddTask?.();
  };

  return (
    <ReactFlow<TaskFlowNode>
      nodes={isFar ? drawing.nodes.filter(({ selected }) => selected) : drawing.nodes}
      nodeTypes={nodeTypes}
      tabIndex={0}
      aria-label={`${label}, ${graph.nodes.length} tasks. Arrow keys follow what waits for what.`}
      aria-activedescendant={cursorId === null ? undefined : taskElementId(cursorId)}
      onKeyDown={onKeyDown}
      onClick={press}
      onDoubleClick={doublePress}
      onFocus={(event) =>
        event.target === event.currentTarget &&
        cursorId === null &&
        moveTo(graph.nodes[0]?.id ?? null, { silent: true })
      }
      onNodeClick={(_, node) => {
        moveTo(node.id);
        open(node.id);
      }}
      onNodeDoubleClick={(_, node) => editable && props.onRename && editor.setRenamingId(node.id)}
      onMoveStart={onUserMove}
      {...editor.edge.drag}
      connectionLineComponent={ConnectionLine}
      connectionRadius={8}
      {...behaviour}
      nodesConnectable={editable && props.onConnect !== undefined}
    >
      <Background gap={20} size={2} color="var(--grid)" />
      <BranchLanes branches={graph.branches} />
      <DependencyEdges routes={drawing.routes} kinds={drawing.kinds} pickable={editable} pickedId={editor.pickedId} />
      {wasFar.current && <TaskOverview tasks={graph.nodes} />}
      <CauseFlags tasks={graph.nodes} cursorId={cursorId} />
      {editable && props.onRemoveEdge && (
        <EdgeRemovers
          routes={drawing.routes}
          byId={drawing.byId}
          cursorId={cursorId}
          pickedId={editor.pickedId}
          onRemove={editor.removeEdge}
        />
      )}
    </ReactFlow>
  );
}

const behaviour = {
  onlyRenderVisibleElements: true,
  nodesDraggable: false,
  nodesFocusable: false,
  elementsSelectable: false,
  disableKeyboardA11y: true,
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  panActivationKeyCode: null,
  zoomOnDoubleClick: false,
  // Two fingers or the wheel move the picture, pinching or Ctrl with the wheel zooms.
  panOnScroll: true,
  minZoom: 0.04,
  maxZoom: 1.6,
} as const;

/** Opens the task, or ends the edge in the hand there. */
function choose(
  taskId: string,
  { edge }: ReturnType<typeof useGraphEditor>,
  at: { x: number; y: number },
  open: () => void,
) {
  if (edge.fromId === null) return open();
  edge.connect(edge.fromId, taskId, at);
  edge.setFromId(null);
}

function cursorPoint(cursorId: string | null): { x: number; y: number } {
  const box = cursorId === null ? null : document.getElementById(taskElementId(cursorId))?.getBoundingClientRect();
  return { x: box?.left ?? 0, y: box?.bottom ?? 0 };
}
