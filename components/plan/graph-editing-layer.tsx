'use client';
import dynamic from 'next/dynamic';
import { taskElementId } from '@/components/flow/task-node';
import { NewTaskDialog } from '@/components/tasks/dialogs-on-demand';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Glyph } from '@/components/ui/status-glyph';
import { useHotkeys } from '@/lib/client/hotkeys';
import { whenIdle } from '@/lib/client/when-idle';
import { t } from '@/lib/core/words';
import type { MissionGraph } from '@/lib/graph/schema';
import { GraphMarksBar } from './graph-marks-bar';
import type { GraphEditing, GraphRefusal } from './use-graph-editing';

const loadDeletion = () => import('./delete-tasks-dialog');
const DeleteTasksDialog = dynamic(async () => (await loadDeletion()).DeleteTasksDialog);
whenIdle(loadDeletion);

/** Beside the graph: the form of a new task, and what the server refused, at the task it concerns. */
export function GraphEditingLayer({ graph, editing }: { graph: MissionGraph; editing: GraphEditing }) {
  return (
    <>
      {editing.refusal && <Refusal refusal={editing.refusal} onDismiss={editing.dismissRefusal} />}
      {editing.marks.selected.length > 0 && (
        <GraphMarksBar
          missionId={editing.missionId}
          marks={editing.marks}
          onCopy={editing.copy}
          onDelete={editing.canvas.onDelete ?? null}
        />
      )}
      {editing.deleting && <DeleteTasksDialog graph={graph} ids={editing.deleting} onClose={editing.endDeleting} />}
      {editing.adding && (
        <NewTaskDialog
          key={editing.adding.afterId}
          missionId={editing.missionId}
          initial={{ dependsOn: editing.adding.afterId === null ? [] : [editing.adding.afterId] }}
          onClose={editing.endAdding}
        />
      )}
    </>
  );
}

// As wide as a readable reason; near the right edge it stands left of its task.
const widthPx = 320;

function Refusal({ refusal, onDismiss }: { refusal: GraphRefusal; onDismiss: () => void }) {
  useHotkeys([{ keys: 'escape', label: t`Close the message`, group: t`Graph`, run: onDismiss }]);
  const { action } = refusal;
  const take = () => {
    onDismiss();
    action?.run();
  };
  const box = document.getElementById(taskElementId(refusal.taskId))?.getBoundingClientRect();
  const left = Math.max(16, Math.min(box?.left ?? 16, window.innerWidth - widthPx - 16));
  return (
    <div
      role="alert"
      style={{ left, top: (box?.bottom ?? 160) + 8, width: widthPx }}
      className="fixed z-30 flex max-w-[calc(100vw-32px)] items-start gap-2 rounded-2 border border-fault bg-fault-wash py-2 pr-1.5 pl-3 shadow-float"
    >
      <Glyph name="failed" tone="fault" className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="break-words">
          <strong className="font-semibold">{refusal.message}</strong> {refusal.next}
        </p>
        {action && (
          <Button size="small" className="mt-2" onClick={take}>
            {action.label}
          </Button>
        )}
      </div>
      <IconButton icon="close" label="Close the message" size="small" onClick={onDismiss} />
    </div>
  );
}
