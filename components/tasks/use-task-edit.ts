'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from '@/components/ui/toaster';
import { ApiError } from '@/lib/client/api-client';
import { missionKey, taskKey } from '@/lib/client/live-updates';
import { useKept } from '@/lib/client/use-kept';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { FieldError } from '@/lib/core/errors';
import { t } from '@/lib/core/words';
import { setTaskDependencies, updateTask } from '@/lib/tasks/operations';
import { taskQuery } from '@/lib/tasks/queries';
import type { TaskView } from '@/lib/tasks/schema-view';
import { changesOf, differingFields, draftOf, type TaskDraft, type TaskField } from './task-draft';

/** A field that somebody else changed while it was edited here. `mine` is set where it was changed here too. */
export type Theirs = { field: TaskField; was: unknown; now: unknown; mine: boolean };

type Edit = { base: TaskDraft; draft: TaskDraft; version: number; theirs: Theirs[] };

export type TaskEdit = ReturnType<typeof useTaskEdit>;

/** Merges what somebody else saved under what is written here: each keeps the fields that they changed. */
export function rebase(edit: Edit, fresh: TaskDraft, version: number): Edit {
  const mine = new Set(differingFields(edit.base, edit.draft));
  const changed = differingFields(edit.base, fresh);
  const theirs = changed
    .filter((field) => !mine.has(field) || JSON.stringify(edit.draft[field]) !== JSON.stringify(fresh[field]))
    .map((field) => ({ field, was: edit.base[field], now: fresh[field], mine: mine.has(field) }));
  const kept = Object.fromEntries([...mine].map((field) => [field, edit.draft[field]]));
  return { base: fresh, draft: { ...fresh, ...kept }, version, theirs };
}

/** The state of an edit of one task, begun at the version that was on screen. */
export function useTaskEdit(task: TaskView, onDone: () => void) {
  const { slug } = useWorkspace();
  const client = useQueryClient();
  const {
    value: edit,
    setValue: setEdit,
    wasKept,
    restart,
    forget,
  } = useKept<Edit>(
    `edit ${task.id}`,
    () => {
      const base = draftOf(task);
      return { base, draft: base, version: task.version, theirs: [] };
    },
    ({ base, draft }) => differingFields(base, draft).length > 0,
  );
  const [ownErrors, setOwnErrors] = useState<FieldError[]>([]);
  const [busy, setBusy] = useState(false);
  const update = useWrite(updateTask);
  const setEdges = useWrite(setTaskDependencies);

  async function write({ base, draft, version }: Edit) {
    const changes = changesOf(base, draft);
    if (Object.keys(changes).length > 0)
      await update.mutateAsync({ task: task.id, ...changes, expectedVersion: version });
    if (JSON.stringify(base.dependsOn) !== JSON.stringify(draft.dependsOn))
      await setEdges.mutateAsync({ task: task.id, dependsOn: draft.dependsOn });
  }

  async function save(now: Edit = edit): Promise<void> {
    setBusy(true);
    setOwnErrors([]);
    try {
      await write(now);
      for (const part of ['graph', 'tasks', 'readiness'] as const)
        void client.invalidateQueries({ queryKey: missionKey(slug, task.missionId, part) });
      await client.invalidateQueries({ queryKey: taskKey(slug, task.missionId, task.id) });
      toast({ title: t`${task.key} was saved.` });
      forget();
      onDone();
    } catch (error) {
      if (error instanceof SyntaxError) setOwnErrors([{ path: 'outputSchema', message: t`This is no JSON.` }]);
      else if (error instanceof ApiError && error.code === 'version_mismatch') await meetTheirs(now);
    } finally {
      setBusy(false);
    }
  }

  async function meetTheirs(now: Edit): Promise<void> {
    const fresh = await client.fetchQuery({ ...taskQuery(slug, task.missionId, task.id), staleTime: 0 });
    const merged = rebase(now, draftOf(fresh), fresh.version);
    setEdit(merged);
    update.reset();
    // Its status moved and no field of the plan did: there is nothing to show, and nothing to ask.
    if (merged.theirs.length === 0) await save(merged);
  }

  const change = (part: Partial<TaskDraft>) => setEdit((now) => ({ ...now, draft: { ...now.draft, ...part } }));
  const takeTheirs = (field: TaskField) =>
    setEdit((now) => ({
      ...now,
      draft: { ...now.draft, [field]: now.base[field] },
      theirs: now.theirs.map((one) => (one.field === field ? { ...one, mine: false } : one)),
    }));
  const error = update.error ?? setEdges.error;
  return {
    ...edit,
    busy,
    error,
    errors: [...ownErrors, ...(error?.errors ?? [])],
    changed: differingFields(edit.base, edit.draft).length > 0,
    wasKept,
    restart,
    change,
    takeTheirs,
    save: () => save(),
  };
}
