'use client';
import { t } from '@/lib/core/words';
import '@xyflow/react/dist/base.css';
import './flow.css';
import { useConnection } from '@xyflow/react';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useHotkeys } from '@/lib/client/hotkeys';
import type { DrawnGraph } from '@/lib/graph/fold';
import type { GraphNode } from '@/lib/graph/schema';
import { CanvasNotes } from './canvas-notes';
import { ColorLegend } from './color-legend';
import { FlowContext } from './flow-context';
import { GraphLegend } from './graph-legend';
import { GraphMinimap } from './graph-minimap';
import { GraphSearch } from './graph-search';
import { MilestoneColumns } from './milestone-columns';
import type { MissionGraphProps } from './mission-graph';
import { RefusalContext } from './refusal-context';
import { TaskFlow } from './task-flow';
import { useBoxMarking } from './use-box-marking';
import { useCanvas } from './use-canvas';
import type { Folds } from './use-folds';

// A handful of tasks is seen whole anyway.
const fewestForMinimap = 8;

export type GraphCanvasProps = Omit<MissionGraphProps, 'graph'> & {
  /** As it is drawn: with the folded milestones as one node each. */
  graph: DrawnGraph;
  tasks: readonly GraphNode[];
  folds: Folds;
};

export type Selecting = { on: boolean; toggle: () => void };

export function GraphCanvas(live: GraphCanvasProps) {
  const isDrawing = useConnection(({ inProgress }) => inProgress);
  // Nothing moves under a hand that draws; what changed meanwhile is seen once it has let go.
  const graph = useStill(live.graph, isDrawing);
  const selecting = useSelecting(live);
  const props = { ...live, graph };
  const { editable = false } = live;
  const canvas = useCanvas(props);
  const { cursor, editor, drawing, detail, byId } = canvas;
  const box = useBoxMarking(graph, live.onMark, selecting?.on ?? false);
  const hasColumns = graph.milestones.some(({ width }) => width > 0);
  return (
    <FlowContext value={canvas.view}>
      <RefusalContext value={editor.edge.explain}>
        <div
          ref={canvas.root}
          className="flow"
          data-detail={detail}
          data-coloring={canvas.view.coloring === 'status' ? undefined : canvas.view.coloring}
          data-columns={hasColumns || undefined}
          data-connecting={editor.edge.isDragging || undefined}
          data-selecting={selecting?.on || undefined}
          onPointerDownCapture={box.onPointerDownCapture}
          onMouseDownCapture={box.onMouseDownCapture}
        >
          {hasColumns && <MilestoneColumns milestones={graph.milestones} folds={live.folds} />}
          <TaskFlow
            {...{ props, cursor, editor, drawing, selecting }}
            moving={canvas.moving}
            onTouch={canvas.touch}
            onHold={canvas.hold}
            isFar={detail !== 'full'}
            isPlaced={canvas.isPlaced}
          />
          {box.drawn && <div className="flow-box" style={box.drawn} />}
          {graph.nodes.length >= fewestForMinimap && <GraphMinimap tasks={graph.nodes} />}
          {graph.nodes.length === 0 && <EmptyCanvas editable={editable} />}
          <ColorLegend coloring={canvas.view.coloring} tasks={graph.nodes} />
          <GraphLegend editable={editable} hasCause={graph.nodes.some(({ cause }) => cause)} />
          <Actions {...props} selecting={selecting} cursorId={cursor.cursorId} />
          {canvas.finding && <GraphSearch tasks={live.tasks} onFind={canvas.goTo} onClose={canvas.endFinding} />}
          <CanvasNotes notice={editor.edge.notice} drawingFrom={byId.get(editor.edge.fromId ?? '')?.key ?? null} />
        </div>
      </RefusalContext>
    </FlowContext>
  );
}

/** The latest value, but while `still` the one from before. */
function useStill<T>(value: T, still: boolean): T {
  const kept = useRef(value);
  if (!still) kept.current = value;
  return kept.current;
}

/**
 * Without a keyboard there is no Shift: while this is on, a tap marks a task and a drag draws the box. Null where
 * nothing is marked.
 */
function useSelecting({ onMark }: MissionGraphProps): Selecting | null {
  const [on, setOn] = useState(false);
  const toggle = () => setOn(!on);
  const when = () => onMark !== undefined;
  useHotkeys([{ keys: 'v', label: t`Mark tasks by tap and box, or no longer`, group: t`Graph`, when, run: toggle }]);
  return onMark ? { on, toggle } : null;
}

type ActionsProps = MissionGraphProps & { selecting: Selecting | null; cursorId: string | null };

function Actions({ editable, onAddTask, onTidy, selecting, cursorId }: ActionsProps) {
  return (
    <div className="flow-actions">
      {selecting && (
        <Button size="small" variant="ghost" keys="v" aria-pressed={selecting.on} onClick={selecting.toggle}>
          Select
        </Button>
      )}
      {editable && onAddTask && (
        <Button size="small" icon="plus" keys="n" onClick={() => onAddTask(cursorId ?? undefined)}>
          Add task
        </Button>
      )}
      {onTidy && (
        <Button size="small" variant="ghost" onClick={onTidy}>
          Tidy
        </Button>
      )}
    </div>
  );
}

function EmptyCanvas({ editable }: { editable: boolean }) {
  return (
    <div className="flow-empty">
      <p>No tasks yet.</p>
      {editable && <p>Add the first one with N, or press twice where it should be.</p>}
    </div>
  );
}
