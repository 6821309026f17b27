'use client';
import '@xyflow/react/dist/base.css';
import './flow.css';
import { useStore } from '@xyflow/react';
import { useCallback, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CanvasNotes } from './canvas-notes';
import { detailAt, FlowContext } from './flow-context';
import { GraphLegend } from './graph-legend';
import { GraphMinimap } from './graph-minimap';
import { GraphSearch } from './graph-search';
import { MilestoneColumns } from './milestone-columns';
import type { MissionGraphProps } from './mission-graph';
import { RefusalContext } from './refusal-context';
import { TaskFlow } from './task-flow';
import { useCursor } from './use-cursor';
import { useFirstView } from './use-first-view';
import { useGraphDrawing } from './use-graph-drawing';
import { useGraphEditor } from './use-graph-editor';
import { usePageKeys } from './use-graph-keys';

const nothing = () => {};
// A handful of tasks is seen whole anyway.
const fewestForMinimap = 8;

export function GraphCanvas(props: MissionGraphProps) {
  const { graph, selectedId = null, onSelect = nothing, editable = false, showCost = false, onAddTask, onTidy } = props;
  const root = useRef<HTMLDivElement>(null);
  const byId = useMemo(() => new Map(graph.nodes.map((node) => [node.id, node])), [graph.nodes]);
  const cursor = useCursor(byId, selectedId, onSelect);
  const [finding, setFinding] = useState(false);
  const [showCriticalPath, setShowCriticalPath] = useState(false);
  const editor = useGraphEditor(props);
  const drawing = useGraphDrawing(graph, { cursorId: cursor.cursorId, showCriticalPath, editable });
  const view = useFirstView(graph);
  const detail = useStore((state) => detailAt(state.transform[2]));
  const isSmall = useStore((state) => state.transform[2] < 0.85);
  const { renamingId, endRename } = editor;
  const focus = useCallback(
    () => root.current?.querySelector<HTMLElement>('.react-flow')?.focus({ preventScroll: true }),
    [],
  );
  const flowView = useMemo(() => {
    const end = (taskId: string, title: string | null) => {
      endRename(taskId, title);
      focus();
    };
    return { editable, showCost, renamingId, endRename: end };
  }, [editable, showCost, renamingId, endRename, focus]);
  const goTo = (taskId: string) => {
    setFinding(false);
    cursor.moveTo(taskId, { readable: true });
    focus();
  };
  const toCause = () => {
    const chosen = byId.get(cursor.cursorId ?? '')?.cause ?? graph.nodes.find(({ cause }) => cause)?.cause;
    if (chosen) goTo(chosen.taskId);
  };
  const actions = {
    fit: view.fit,
    find: () => setFinding(true),
    toggleCriticalPath: () => setShowCriticalPath((shown) => !shown),
  };
  useImperativeHandle(props.ref, () => actions);
  usePageKeys({ ...actions, toCause, addTask: editable ? (onAddTask ?? null) : null }, cursor.cursorId);

  const hasGates = graph.milestones.some(({ width }) => width > 0);
  return (
    <FlowContext value={flowView}>
      <RefusalContext value={editor.edge.explain}>
        <div
          ref={root}
          className="flow"
          data-detail={detail}
          data-small={isSmall || undefined}
          data-columns={hasGates || undefined}
          data-connecting={editor.edge.isDragging || undefined}
        >
          {hasGates && <MilestoneColumns milestones={graph.milestones} />}
          <TaskFlow
            props={props}
            cursor={cursor}
            editor={editor}
            drawing={drawing}
            onUserMove={view.touch}
            isFar={detail !== 'full'}
          />
          {graph.nodes.length >= fewestForMinimap && <GraphMinimap tasks={graph.nodes} />}
          <GraphLegend editable={editable} hasCause={graph.nodes.some(({ cause }) => cause)} />
          <div className="flow-actions">
            {editable && onAddTask && (
              <Button size="small" icon="plus" keys="n" onClick={() => onAddTask(cursor.cursorId ?? undefined)}>
                Add task
              </Button>
            )}
            {onTidy && (
              <Button size="small" variant="ghost" onClick={onTidy}>
                Tidy
              </Button>
            )}
          </div>
          {graph.nodes.length === 0 && <EmptyCanvas editable={editable} />}
          {finding && <GraphSearch tasks={graph.nodes} onFind={goTo} onClose={() => setFinding(false)} />}
          <CanvasNotes
            tasks={graph.nodes}
            notice={editor.edge.notice}
            drawingFrom={byId.get(editor.edge.fromId ?? '')?.key ?? null}
          />
        </div>
      </RefusalContext>
    </FlowContext>
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
