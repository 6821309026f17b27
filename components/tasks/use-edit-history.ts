'use client';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { toast } from '@/components/ui/toaster';
import type { ApiError } from '@/lib/client/api-client';
import type { Hotkey } from '@/lib/client/hotkey-board';
import { useHotkeys } from '@/lib/client/hotkeys';
import { type MissionPart, missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { redoPlanEdit, undoPlanEdit } from '@/lib/plan-edits/operations';
import { planEditsQuery } from '@/lib/plan-edits/queries';
import type { PlanEditView } from '@/lib/plan-edits/schema';

const changed: readonly MissionPart[] = ['graph', 'tasks', 'readiness', 'edits'];

export type Unturned = { turn: 'undo' | 'redo'; error: ApiError };
export type EditHistory = ReturnType<typeof useEditHistory>;

/** The person's own edits of a plan: what undo and redo would do next, by button and by key, and why they cannot. */
export function useEditHistory(missionId: string) {
  const { slug } = useWorkspace();
  const edits = useQuery(planEditsQuery(slug, missionId)).data?.items ?? [];
  const [unturned, setUnturned] = useState<Unturned | null>(null);
  const [next, before] = edits.filter(({ undone }) => !undone);
  const again = edits.findLast(({ undone }) => undone);
  const stale = () => [
    ...changed.map((part) => missionKey(slug, missionId, part)),
    [slug, 'mission', missionId, 'task'],
  ];
  const say = useOneToast();
  const failed = (turn: Unturned['turn']) => (error: ApiError) => setUnturned({ turn, error });
  const undo = useWrite(undoPlanEdit, {
    stale,
    onDone: ({ words }) => say(t`Undone: ${words}`),
    onFailed: failed('undo'),
  });
  const redo = useWrite(redoPlanEdit, {
    stale,
    onDone: ({ words }) => say(t`Done again: ${words}`),
    onFailed: failed('redo'),
  });
  const press = {
    undo: (edit?: PlanEditView) => {
      setUnturned(null);
      undo.mutate({ mission: missionId, ...(edit && { edit: edit.id }) });
    },
    redo: () => {
      setUnturned(null);
      redo.mutate({ mission: missionId });
    },
  };
  useHistoryKeys(press);
  return { next, before, again, ...press, unturned, dismiss: () => setUnturned(null) };
}

/** What was said before goes when the next is said: pressing five times leaves one line, not five. */
function useOneToast(): (title: string) => void {
  const close = useRef<() => void>(undefined);
  return (title) => {
    close.current?.();
    close.current = toast({ title });
  };
}

/** The server knows what is next, also where the list here is a moment late. */
function useHistoryKeys({ undo, redo }: { undo: () => void; redo: () => void }): void {
  const turn = { group: t`Plan`, leavesFields: true } satisfies Partial<Hotkey>;
  useHotkeys([
    { ...turn, keys: 'mod+z', label: t`Undo your last edit`, run: () => undo() },
    { ...turn, keys: 'shift+mod+z', label: t`Redo what you undid`, run: redo },
    { ...turn, keys: 'mod+y', label: t`Redo what you undid`, silent: true, run: redo },
  ]);
}
