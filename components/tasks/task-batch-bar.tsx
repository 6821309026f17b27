'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useHotkeys } from '@/lib/client/hotkeys';
import { t } from '@/lib/core/words';
import { maxTasksAtOnce } from '@/lib/tasks/values';
import { EditTasksDialog } from './dialogs-on-demand';
import type { TaskSelection } from './use-task-selection';

/** What can be done with the chosen rows at once. */
export function TaskBatchBar({ missionId, selection }: { missionId: string; selection: TaskSelection }) {
  const [editing, setEditing] = useState(false);
  const { selected, clear } = selection;
  const tooMany = selected.length > maxTasksAtOnce;
  const edit = () => setEditing(true);
  useHotkeys([
    { keys: 'shift+e', label: t`Edit the selected tasks`, group: t`Tasks`, when: () => !tooMany, run: edit },
    { keys: 'escape', label: t`Clear the selection`, group: t`Tasks`, run: clear },
  ]);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-line-2 border-t bg-s2 px-4 py-2 text-13 md:px-5">
      <span role="status" className="mr-auto">
        {selected.length} selected
      </span>
      <Button icon="edit" keys="shift+e" disabled={tooMany} onClick={edit}>
        Edit
      </Button>
      <Button variant="ghost" keys="escape" onClick={clear}>
        Clear
      </Button>
      {tooMany && <p className="w-full text-11 text-ink-3">At most {maxTasksAtOnce} tasks are changed at once.</p>}
      {editing && <EditTasksDialog missionId={missionId} selection={selection} onClose={() => setEditing(false)} />}
    </div>
  );
}
