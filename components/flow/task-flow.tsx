'use client';
import { ReactFlow } from '@xyflow/react';
import { useRef } from 'react';
import { t } from '@/lib/core/words';
import { BranchLanes } from './branch-lanes';
import { CanvasGround } from './canvas-ground';
import { CauseFlags } from './cause-flags';
import { ConnectionLine } from './connection-line';
import { DependencyEdges } from './dependency-edges';
import { EdgeRemovers } from './edge-removers';
import { EdgeUnderPointer } from './edge-under-pointer';
import type { TaskFlowNode } from './flow-nodes';
import type { GraphCanvasProps, Selecting } from './graph-canvas';
import { TaskNode, taskElementId } from './task-node';
import { TaskOverview } from './task-overview';
import { useCanvasEvents } from './use-canvas-events';
import type { useCursor } from './use-cursor';
import type { useGraphDrawing } from './use-graph-drawing';
import type { useGraphEditor } from './use-graph-editor';
import type { useMoving } from './use-moving';
import { useNodesInSight } from './use-nodes-in-sight';

const nodeTypes = { task: TaskNode };

type Props = {
  props: GraphCanvasProps;
  cursor: ReturnType<typeof useCursor>;
  editor: ReturnType<typeof useGraphEditor>;
  drawing: ReturnType<typeof useGraphDrawing>;
  selecting: Selecting | null;
  moving: ReturnType<typeof useMoving>;
  /** The reader moves the picture: from now on it is theirs. */
  onTouch: (event: unknown) => void;
  /** The reader begins to draw in it. */
  onHold: () => void;
  /** Too far away to read tasks: they are drawn as an overview, and of the elements only the chosen one is seen. */
  isFar: boolean;
  /** The picture stands where it is first seen. */
  isPlaced: boolean;
};

/** The canvas proper: one focus, arrow keys along edges, and React Flow for pan, zoom and drawing. */
export function TaskFlow(given: Props) {
  const { props, cursor, editor, drawing, selecting, moving, onTouch, onHold, isFar, isPlaced } = given;
  const { graph, label, onConnect, onRemoveEdge, editable = false } = props;
  const { cursorId } = cursor;
  const events = useCanvasEvents({ props, routes: drawing.routes, cursor, editor, selecting, isFar });
  // Once drawn, the overview stays and is only hidden: crossing the threshold again costs nothing.
  const nodes = useNodesInSight(drawing.nodes, isFar, isPlaced);
  const wasFar = useRef(false);
  wasFar.current ||= isFar;
  return (
    <ReactFlow<TaskFlowNode>
      {...behaviour}
      {...events}
      {...editor.edge.drag}
      onConnectStart={() => {
        onHold();
        editor.edge.drag.onConnectStart();
      }}
      nodes={nodes}
      nodeTypes={nodeTypes}
      nodesConnectable={editable && onConnect !== undefined}
      connectionLineComponent={ConnectionLine}
      {...moving}
      onMove={(event, viewport) => {
        moving.onMove(event, viewport);
        onTouch(event);
      }}
      panOnDrag={!selecting?.on}
      tabIndex={0}
      aria-label={t`${label}, ${props.tasks.length} tasks. Arrow keys follow what waits for what.`}
      aria-activedescendant={cursorId === null ? undefined : taskElementId(cursorId)}
    >
      <CanvasGround tasks={graph.nodes} />
      <BranchLanes branches={graph.branches} />
      <DependencyEdges routes={drawing.routes} kinds={drawing.kinds} pickedId={editor.pickedId} />
      {editable && <EdgeUnderPointer routes={drawing.routes} />}
      {wasFar.current && <TaskOverview tasks={graph.nodes} marked={props.marked} />}
      <CauseFlags tasks={graph.nodes} cursorId={cursorId} />
      {editable && onRemoveEdge && (
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
  // The whole task takes the drop, so nothing needs to snap from afar.
  connectionRadius: 8,
} as const;
