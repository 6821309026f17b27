'use client';
import { useState } from 'react';
import { EditTasksDialog } from '@/components/tasks/dialogs-on-demand';
import { Button } from '@/components/ui/button';
import { useHotkeys } from '@/lib/client/hotkeys';
import { t } from '@/lib/core/words';
import { maxTasksAtOnce } from '@/lib/tasks/values';
import type { GraphMarks } from './use-graph-marks';

type Props = {
  missionId: string;
  marks: GraphMarks;
  onCopy: () => void;
  /** Null after the launch: what was launched is accounted for. */
  onDelete: ((taskIds: readonly string[]) => void) | null;
};

/** What can be done with the marked tasks of the graph together; each is one edit, and undone as one. */
export function GraphMarksBar({ missionId, marks, onCopy, onDelete }: Props) {
  const [editing, setEditing] = useState(false);
  const { selected } = marks;
  const ids = selected.map(({ id }) => id);
  const tooMany = ids.length > maxTasksAtOnce;
  const clear = () => marks.mark([], 'clear');
  const edit = () => setEditing(true);
  const group = t`Graph`;
  useHotkeys([
    { keys: 'shift+e', label: t`Edit the marked tasks`, group, when: () => !tooMany, run: edit },
    { keys: 'mod+c', label: t`Copy the marked tasks`, group, native: true, run: onCopy },
    { keys: 'escape', label: t`Take back the marks`, group, run: clear },
  ]);
  return (
    <section
      aria-label="Marked tasks"
      className="flex shrink-0 flex-wrap items-center gap-2 border-line-2 border-t bg-s2 px-4 py-2 text-13 md:px-5"
    >
      <span role="status" className="mr-auto">
        {ids.length} marked
      </span>
      <Button icon="edit" keys="shift+e" disabled={tooMany} onClick={edit}>
        Edit
      </Button>
      <Button icon="copy" keys="mod+c" disabled={tooMany} onClick={onCopy}>
        Copy
      </Button>
      {onDelete && (
        <Button icon="remove" variant="danger" keys="delete" disabled={tooMany} onClick={() => onDelete(ids)}>
          Delete
        </Button>
      )}
      <Button variant="ghost" keys="escape" onClick={clear}>
        Clear
      </Button>
      {tooMany && <p className="w-full text-11 text-ink-3">At most {maxTasksAtOnce} tasks are changed at once.</p>}
      {editing && <EditTasksDialog missionId={missionId} selection={marks} onClose={() => setEditing(false)} />}
    </section>
  );
}
